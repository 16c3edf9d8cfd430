import { printText } from "@/lib/filters/text/print";
import { hasTotals } from "@/lib/filters/totals";
import { emptyFilter, type Filter } from "@/lib/filters/tree";
import { printWire } from "@/lib/filters/wire/print";
import { conjunctionOf, conjunctsOf } from "@/lib/filters/without-field";
import { countRequests } from "@/lib/queries/count-requests";
import { countWithout } from "@/lib/queries/count-without";
import { findExtremeRequest } from "@/lib/queries/find-extreme-request";
import { hasRequests } from "@/lib/queries/has-requests";
import { type Narrowing, selectionOf } from "./selection";

const budgetMs = 5_000;

/** Where data is when a list is empty: the nearest requests outside of the time range, and the counts without each condition. */
export async function findNearest(organizationId: string, query: Narrowing) {
  const startMs = performance.now();
  const parts = conjunctsOf(query.filter.filter);
  const base = selectionOf(organizationId, { ...query, filter: { filter: emptyFilter } });
  const [any, { requests, without }, before, after] = await Promise.all([
    hasRequests(organizationId),
    hasTotals(query.filter.filter)
      ? countOneByOne(organizationId, query, parts, startMs + budgetMs)
      : countWithout(base, parts, budgetMs),
    nearest(organizationId, query, "newest"),
    nearest(organizationId, query, "oldest"),
  ]);
  const elapsedMs = Math.round(performance.now() - startMs);
  const data = {
    requests,
    any,
    before,
    after,
    without: parts.map((part, index) => ({
      condition: printWire(part),
      text: printText(part),
      filter: printWire(conjunctionOf(parts.filter((other) => other !== part))),
      requests: without[index] ?? 0,
    })),
  };
  return { data, partial: elapsedMs >= budgetMs, elapsed_ms: elapsedMs };
}

/**
 * The same figures by a count each: a total adds up what the conditions beside it select, so it changes with each of
 * them that is left out. What is not counted by the deadline counts as none.
 */
async function countOneByOne(
  organizationId: string,
  query: Narrowing,
  parts: readonly Filter[],
  deadlineMs: number,
): Promise<{ requests: number; without: number[] }> {
  const count = (some: readonly Filter[]) =>
    performance.now() < deadlineMs
      ? countRequests(selectionOf(organizationId, { ...query, filter: { filter: conjunctionOf(some) } }))
      : 0;
  const requests = await count(parts);
  const without: number[] = [];
  for (const part of parts) without.push(await count(parts.filter((other) => other !== part)));
  return { requests, without };
}

/** The newest one before the time range, or the oldest one after it. */
async function nearest(organizationId: string, query: Narrowing, which: "oldest" | "newest") {
  const { from, to } = query.timeRange ?? {};
  const edge = which === "newest" ? from : to;
  if (edge === undefined) {
    return null;
  }
  const timeRange = which === "newest" ? { to: edge } : { from: edge };
  const found = await findExtremeRequest(
    selectionOf(organizationId, { ...query, timeRange }),
    which,
    budgetMs,
  );
  return found && { request_id: found.requestId, created_at: new Date(found.createdAtMs).toISOString() };
}
