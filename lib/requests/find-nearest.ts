import { printText } from "@/lib/filters/text/print";
import { emptyFilter } from "@/lib/filters/tree";
import { printWire } from "@/lib/filters/wire/print";
import { conjunctionOf, conjunctsOf } from "@/lib/filters/without-field";
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
    countWithout(base, parts, budgetMs),
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
