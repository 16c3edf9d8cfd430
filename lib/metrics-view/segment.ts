import type { FieldRef } from "@/lib/fields/field-ref";
import { addPart } from "@/lib/filter-bar/edit";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { clearChoice, toggleExcluded, toggleValue, valueStates } from "@/lib/filter-bar/values";
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

/** The filter after a click on a group: narrowed to it, or wide again when it was narrowed to this very value already. */
export function pickedFilter(filter: Filter, part: SegmentPart): Filter | undefined {
  const ref = parseFieldName(part.field);
  if (ref === undefined) return undefined;
  return isPicked(filter, part) ? clearChoice(filter, ref) : segmentFilter(filter, [part]);
}

/** Whether the filter names the group's value already. */
export function isPicked(filter: Filter, { field, key }: SegmentPart): boolean {
  const ref = parseFieldName(field);
  return ref !== undefined && !key.is_other && valueStates(filter, ref)(key.value) === "included";
}

/** The filter that keeps a group out; of the others that is what stands alone and what has no value. */
export function excludedFilter(filter: Filter, { field, key, named }: SegmentPart): Filter | undefined {
  const ref = parseFieldName(field);
  if (ref === undefined) return undefined;
  if (!key.is_other) return toggleExcluded(filter, ref, key.value);
  return [...named, null].reduce<Filter>(
    (kept, value) => toggleValue(kept, ref, value),
    clearChoice(filter, ref),
  );
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
