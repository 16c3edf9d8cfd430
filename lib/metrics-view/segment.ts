import type { FieldRef } from "@/lib/fields/field-ref";
import { addPart } from "@/lib/filter-bar/edit";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { checkCondition, type Filter, parseFieldName } from "@/lib/filters";
import type { TimeRange } from "@/lib/time-range/time-range";
import type { GroupKeyAnswer } from "./answer";

/** A key of a group together with the field it is a value of. */
export interface SegmentPart {
  /** As the API names it: `model`, `property.feature`. */
  field: string;
  key: GroupKeyAnswer;
  /** The values of the field that stand alone, which is what the others are not. */
  named: readonly string[];
}

/** The filter narrowed to the requests of a group; undefined for parts of the time, which no filter can name. */
export function segmentFilter(filter: Filter, parts: readonly SegmentPart[]): Filter | undefined {
  return parts.reduce<Filter | undefined>((narrowed, { field, key, named }) => {
    const ref = parseFieldName(field);
    if (narrowed === undefined || ref === undefined) return undefined;
    if (key.is_other) return narrowedToOthers(narrowed, ref, named);
    return narrowedTo(narrowed, ref, key.is_missing ? null : key.value);
  }, filter);
}

/** The time of a bucket; one that is still running stays open. */
export function bucketRange(
  { startMs, endMs }: { startMs: number; endMs: number },
  nowMs: number,
): TimeRange {
  return { kind: "absolute", fromMs: startMs, toMs: endMs > nowMs ? null : endMs };
}

/** The values of a field that stand alone among some groups' keys. */
export function namedValues(keys: readonly (GroupKeyAnswer | undefined)[]): string[] {
  return [...new Set(keys.flatMap((key) => (key && !key.is_other && key.value !== null ? [key.value] : [])))];
}

function narrowedToOthers(filter: Filter, field: FieldRef, named: readonly string[]): Filter {
  const parts = [
    ...(named.length > 0 ? [checkCondition(field, "not-in", [...named])] : []),
    checkCondition(field, "exists", []),
  ];
  return parts.reduce((all, part) => (part.ok ? addPart(all, part.condition) : all), filter);
}
