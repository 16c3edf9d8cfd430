import { addPart } from "@/lib/filter-bar/edit";
import { checkCondition, type Filter, printUrl } from "@/lib/filters";
import { printTimeParam, type TimeRange } from "@/lib/time-range/time-range";

/** The requests list with this filter and time range. */
export function requestsHref(filter: Filter, range: TimeRange): string {
  const printed = printUrl(filter);
  const query = new URLSearchParams({ ...(printed && { f: printed }), t: printTimeParam(range) });
  return `/requests?${query}`;
}

/** The page of a key. The key stands behind the `?`, as `..` and such cannot be a part of a path. */
export function propertyHref(key: string, range: TimeRange): string {
  return `/properties/key?${new URLSearchParams({ key, t: printTimeParam(range) })}`;
}

/** The filter narrowed to the requests that have this value of a property, or lack the property when null. */
export function withValue(filter: Filter, key: string, value: string | null): Filter {
  const field = { property: key };
  const checked =
    value === null
      ? checkCondition(field, "missing", [])
      : // An empty text also equals a missing value; these two are told apart here.
        value === ""
        ? checkCondition(field, "is-empty", [])
        : checkCondition(field, "equals", [value]);
  return checked.ok ? addPart(filter, checked.condition) : filter;
}
