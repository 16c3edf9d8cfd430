import { facetField } from "@/lib/facets/facet";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { findField, reservedPropertyKeys } from "@/lib/fields/fields";
import { propertySql } from "@/lib/fields/property-path";
import { type RolledField, rolledFields } from "@/lib/rollup/dimension";
import type { ClockPart, GroupKey } from "@/lib/rollup/group-key";

/** Something requests can be grouped by, as it is asked for. */
export interface GroupField {
  /** `model`, `property.environment`, `hour_of_day`. */
  name: string;
  ref: FieldRef | ClockPart;
  key: GroupKey;
}

/** Parts of the time, with all of their values in order. */
const clockParts: Readonly<
  Record<ClockPart, { label: string; values: readonly string[]; labels: readonly string[] }>
> = {
  hour_of_day: {
    label: "Hour of day",
    values: Array.from({ length: 24 }, (_, hour) => String(hour)),
    labels: Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`),
  },
  day_of_week: {
    label: "Day of week",
    values: ["1", "2", "3", "4", "5", "6", "7"],
    labels: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  },
};

/** The part of the time that has this name, with its values; undefined for fields. */
export function clockPart(ref: FieldRef | ClockPart) {
  return ref === "hour_of_day" || ref === "day_of_week" ? clockParts[ref] : undefined;
}

/** How requests are grouped by it; undefined for what has nearly as many values as there are requests, and for numbers. */
export function groupField(ref: FieldRef | ClockPart): GroupField | undefined {
  if (ref === "hour_of_day" || ref === "day_of_week") {
    return { name: ref, ref, key: { clock: ref } };
  }
  const key = keyOf(ref);
  return key && { name: fieldKey(ref), ref, key };
}

function keyOf(ref: FieldRef): GroupKey | undefined {
  if (typeof ref === "object") {
    return "property" in ref ? { dimension: { property: ref.property } } : undefined;
  }
  if (isRolledField(ref)) {
    return { dimension: { field: ref } };
  }
  const property = propertyOf(ref);
  if (property !== undefined) {
    return { dimension: { property } };
  }
  const field = ref === "request_id" ? undefined : facetField(ref);
  return field?.kind === "values" ? { text: field.textSql(field.sql) } : undefined;
}

function isRolledField(id: string): id is RolledField {
  return rolledFields.some((field) => field === id);
}

/** The key of a field that is kept among the properties, such as the session's. */
function propertyOf(id: string): string | undefined {
  const sql = findField(id)?.sql;
  return [...reservedPropertyKeys].find((key) => propertySql(key) === sql);
}
