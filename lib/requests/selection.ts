import type { Condition, Filter } from "@/lib/filters/tree";
import type { RequestSelection } from "@/lib/queries/request-selection";

/** What the API lets a caller say beside the filter. */
export interface Narrowing {
  filter: { filter: Filter };
  timeRange?: { from?: string; to?: string };
  isCached?: boolean;
  isScored?: boolean;
}

/**
 * The selection of a query. Time and cache become part of the filter tree, so that everything that reads the tree,
 * such as the look-up of bodies, is narrowed by them too.
 */
export function selectionOf(organizationId: string, query: Narrowing): RequestSelection {
  const { timeRange, isCached, isScored } = query;
  const conditions: Condition[] = [];
  if (timeRange?.from !== undefined) {
    conditions.push({ type: "condition", field: "created", operator: "gte", value: timeRange.from });
  }
  if (timeRange?.to !== undefined) {
    conditions.push({ type: "condition", field: "created", operator: "lt", value: timeRange.to });
  }
  if (isCached !== undefined) {
    conditions.push({ type: "condition", field: "cached", operator: "equals", value: String(isCached) });
  }
  const { filter } = query.filter;
  const given = filter.type === "and" ? filter.children : [filter];
  return { organizationId, isScored, filter: { type: "and", children: [...conditions, ...given] } };
}
