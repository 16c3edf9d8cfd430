import { createParser, parseAsStringLiteral } from "nuqs";
import { emptyFilterParam, parseFilterParam, printFilterParam } from "@/lib/filter-bar/filter-param";
import { defaultTimeRange, parseTimeParam, printTimeParam } from "@/lib/time-range/time-range";

const parseAsTimeRange = createParser({
  parse: parseTimeParam,
  serialize: printTimeParam,
  eq: (a, b) => printTimeParam(a) === printTimeParam(b),
});

/** A filter that cannot be read is kept, so that it can be shown: it never counts as none. */
const parseAsFilter = createParser({
  parse: parseFilterParam,
  serialize: printFilterParam,
  eq: (a, b) => printFilterParam(a) === printFilterParam(b),
});

/** A time range and its clock in the address of a page, for `useQueryStates` with `selectionUrlKeys`. */
export function timeParams(defaultRange = defaultTimeRange) {
  return {
    range: parseAsTimeRange.withDefault(defaultRange),
    zone: parseAsStringLiteral(["local", "utc"]).withDefault("local"),
  };
}

/**
 * A whole selection in the address of a page. A page spreads it among its own parameters:
 *
 * @example
 * const params = { ...selectionParams(), bucket: parseAsString };
 * const useCostsView = () => useQueryStates(params, { urlKeys: selectionUrlKeys, history: "push" });
 */
export function selectionParams(defaultRange = defaultTimeRange) {
  return { filter: parseAsFilter.withDefault(emptyFilterParam), ...timeParams(defaultRange) };
}
