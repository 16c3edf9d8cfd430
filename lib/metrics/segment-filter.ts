import { ApiError } from "@/lib/errors";
import { checkCondition } from "@/lib/filters/condition";
import type { Filter } from "@/lib/filters/tree";
import type { GroupField } from "./group-field";

/** A segment as it is asked for: what a filter selects, the requests with a value of a key, or those without any. */
export type SegmentChoice =
  | { filter: { filter: Filter } }
  | { value: string; filter?: undefined }
  | { missing: true; filter?: undefined };

/**
 * The filter of a segment.
 *
 * @param path where it stands in what was asked, such as `a`.
 * @throws ApiError `invalid` for a value without a key, and for what no request can have.
 */
export function segmentFilter(choice: SegmentChoice, key: GroupField | undefined, path: string): Filter {
  if (choice.filter) {
    return choice.filter.filter;
  }
  const ref = key?.ref;
  if (ref === undefined || ref === "hour_of_day" || ref === "day_of_week") {
    throw refused(path, "needs a key that it is a value of: give one in key, or a filter here.");
  }
  if ("missing" in choice) {
    const conditions = ["missing", "is-empty"].map((operator) => checkCondition(ref, operator, []));
    const found = conditions.find(({ ok }) => ok);
    if (found?.ok) return found.condition;
    throw refused(path, "cannot be missing: every request has one.");
  }
  const checked = checkCondition(ref, "equals", [choice.value]);
  if (!checked.ok) throw refused(`${path}.value`, checked.message);
  const exists = checkCondition(ref, "exists", []);
  // To be empty is not to be missing, though a filter takes one for the other.
  return exists.ok && choice.value === ""
    ? { type: "and", children: [checked.condition, exists.condition] }
    : checked.condition;
}

function refused(path: string, message: string): ApiError {
  return new ApiError("invalid", `${path} ${message}`, [{ path, message }]);
}
