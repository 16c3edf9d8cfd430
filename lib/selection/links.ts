import { emptyFilter, type Filter, printUrl } from "@/lib/filters";
import { printTimeParam, resolveTimeRange, type TimeRange, type TimeZone } from "@/lib/time-range/time-range";
import { selectionUrlKeys as keys } from "./selection";

/** What a link to a page of the same requests carries on: without the time range it would mean others. */
export interface LinkedSelection {
  filter: Filter;
  range: TimeRange;
  /** The page's own default when absent. */
  zone?: TimeZone;
}

/** The address of a page with this filter, time range and clock. */
export function selectionHref(path: string, { filter, range, zone }: LinkedSelection): string {
  const printed = printUrl(filter);
  const query = new URLSearchParams({
    ...(printed && { [keys.filter]: printed }),
    [keys.range]: printTimeParam(range),
    ...(zone && zone !== "local" && { [keys.zone]: zone }),
  });
  return `${path}?${query}`;
}

/** The list of the selected requests. */
export function requestsHref(selection: LinkedSelection): string {
  return selectionHref("/requests", selection);
}

/**
 * What the selected requests cost.
 *
 * @param by the field they are broken down by, such as `property.feature`; the page's own default when absent.
 */
export function costsHref(selection: LinkedSelection, by?: string): string {
  const href = selectionHref("/costs", selection);
  return by === undefined ? href : `${href}&${new URLSearchParams({ by })}`;
}

/** The address with its relative time range pinned to what it means at `nowMs`. */
export function frozenLink(href: string, range: TimeRange, nowMs: number): string {
  const { fromMs, toMs } = resolveTimeRange(range, nowMs);
  if (fromMs === null) return href;
  const url = new URL(href);
  url.searchParams.set(keys.range, printTimeParam({ kind: "absolute", fromMs, toMs: toMs ?? nowMs }));
  return url.toString();
}

/** The page of a property. The key stands behind the `?`, as `..` and such cannot be a part of a path. */
export function propertyHref(key: string, { range, zone }: Omit<LinkedSelection, "filter">): string {
  return `${selectionHref("/properties/key", { filter: emptyFilter, range, zone })}&${new URLSearchParams({ key })}`;
}

/** The page of a user; an empty id stands for the requests without one. Ids may hold anything, so it is no path. */
export function userHref(userId: string, { range, zone }: Omit<LinkedSelection, "filter">): string {
  return `${selectionHref("/users/user", { filter: emptyFilter, range, zone })}&${new URLSearchParams({ id: userId })}`;
}

/** The page of a session, which shows all of it, whatever the time range. */
export function sessionHref(sessionId: string, zone?: TimeZone): string {
  const query = new URLSearchParams({
    id: sessionId,
    ...(zone && zone !== "local" && { [keys.zone]: zone }),
  });
  return `/sessions/session?${query}`;
}
