import { checkCondition } from "@/lib/filters/condition";
import type { Filter } from "@/lib/filters/tree";
import type { Segment } from "./policy";
import { recordedFilter } from "./recorded-filter";

/** The requests that a budget counts for one value of its segment, as a filter over their records. */
export function countedFilter(
  { segment, filter }: { segment: Segment; filter: Filter },
  value: string,
): Filter {
  const own = segment.of === "all" ? undefined : valueFilter(segment, value);
  return { type: "and", children: [recordedFilter(filter), ...(own ? [own] : [])] };
}

function valueFilter(segment: Exclude<Segment, { of: "all" }>, value: string): Filter {
  const field = segment.of === "user" ? "user" : { property: segment.key };
  // An empty value is not a missing one, though a filter takes one for the other.
  if (value === "" && typeof field === "object") return { type: "condition", field, operator: "is-empty" };
  const checked = checkCondition(field, "equals", [value]);
  if (!checked.ok) throw new Error(checked.message);
  return checked.condition;
}
