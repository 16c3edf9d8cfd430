import type { Filter } from "@/lib/filters/tree";
import { segmentFilter } from "@/lib/metrics/segment-filter";
import { requestsHref } from "@/lib/selection/links";
import { alertField } from "./cell-query";
import { type GroupKey, groupValueOf } from "./group";
import { type AlertRule, landingLagMs } from "./rule";

/** The requests that a group of an alert is about, at any time. */
export function groupFilter({ filter, grouping }: AlertRule, group: GroupKey): Filter {
  const value = groupValueOf(group);
  const key = grouping === null ? undefined : alertField(grouping);
  if (value === undefined || key === undefined) return filter;
  const segment = segmentFilter(value === null ? { missing: true } : { value }, key, "group");
  const parts = filter.type === "and" ? filter.children : [filter];
  return { type: "and", children: [...parts, segment] };
}

/**
 * The address within Facet of the requests that an evaluation looked at.
 *
 * @param firstMs when the first of them arrived: an answer that ended in the window may have begun before it.
 */
export function groupLink(rule: AlertRule, group: GroupKey, atMs: number, firstMs: number | null): string {
  const toMs = atMs - landingLagMs;
  const fromMs = Math.min(firstMs ?? Number.POSITIVE_INFINITY, toMs - rule.windowMs);
  return requestsHref({ filter: groupFilter(rule, group), range: { kind: "absolute", fromMs, toMs } });
}
