import type { TotalOf } from "@/lib/fields/field";
import { conditionsOf } from "./measure";
import { normalize } from "./normal";
import { totalOf } from "./subject";
import { emptyFilter, type Filter } from "./tree";
import { conjunctionOf, conjunctsOf } from "./without-field";

/** Whether a filter has a condition on totals. Whoever judges requests one by one cannot answer such a filter. */
export function hasTotals(filter: Filter): boolean {
  return conditionsOf(filter).some(({ field }) => totalOf(field) !== undefined);
}

/**
 * A filter in two parts for a list of users or sessions: which requests are added up, and which of the sums are
 * listed. Both together mean the filter; where they could not, because a condition on totals is bound up with others,
 * all of it stays in the first part.
 */
export function splitTotals(filter: Filter, of: TotalOf): { where: Filter; having: Filter } {
  const parts = conjunctsOf(normalize(filter));
  const isHaving = (part: Filter) => {
    const conditions = conditionsOf(part);
    return conditions.length > 0 && conditions.every(({ field }) => totalOf(field) === of);
  };
  const where = conjunctionOf(parts.filter((part) => !isHaving(part)));
  if (hasTotals(where)) return { where: filter, having: emptyFilter };
  return { where, having: conjunctionOf(parts.filter(isHaving)) };
}
