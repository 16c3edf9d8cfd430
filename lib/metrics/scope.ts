import { database } from "@/lib/clickhouse";
import { keptSinceMs } from "@/lib/clickhouse/retention";
import { env } from "@/lib/env";
import { compileFilter } from "@/lib/filters/compile";
import type { Condition } from "@/lib/queries/condition";
import { findExtremeRequest } from "@/lib/queries/find-extreme-request";
import { futureMs, selectionCondition } from "@/lib/queries/request-selection";
import { type Narrowing, selectionOf } from "@/lib/requests/selection";
import { rolledDimension } from "@/lib/rollup/group-key";
import type { Interval } from "@/lib/rollup/interval";
import { planOf, type ReadPlan, rawPlan } from "@/lib/rollup/plan";
import { sealBook } from "@/lib/rollup/seal-book";
import { rolledLevel, type SumsQuery } from "@/lib/rollup/sums-query";

/** What the engine's seconds can hold, with room for a bucket on either side. */
const earliestMs = Date.UTC(1970, 1, 1);
const latestMs = Date.UTC(2100, 0, 1);

/**
 * The time that a query is about: one without an end ends now, one without a beginning begins with the oldest request
 * that is selected. Null when there is nothing in it.
 */
export async function resolveRange(
  organizationId: string,
  query: Narrowing,
  nowMs: number,
): Promise<Interval | null> {
  const { from, to } = query.timeRange ?? {};
  const firstMs =
    from === undefined
      ? (await findExtremeRequest(selectionOf(organizationId, query), "oldest"))?.createdAtMs
      : Date.parse(from);
  const toMs = within(to === undefined ? nowMs : Date.parse(to));
  return firstMs === undefined || within(firstMs) >= toMs ? null : { fromMs: within(firstMs), toMs };
}

/** What narrows the requests of a query beyond its time; undefined when nothing does, so that the rollup may answer. */
export function narrowedCondition(
  organizationId: string,
  query: Narrowing,
  range: Interval,
): Condition | undefined {
  const { filter, isCached, isScored } = query;
  const { sql } = compileFilter(filter.filter, { organizationId });
  if (sql === "1" && isCached === undefined && isScored === undefined) {
    return undefined;
  }
  const timeRange = { from: new Date(range.fromMs).toISOString(), to: new Date(range.toMs).toISOString() };
  return selectionCondition(selectionOf(organizationId, { ...query, timeRange }));
}

/** What a question may be read from, and how to find out afterwards whether that still held. */
export interface Planned {
  plan: ReadPlan;
  holds: () => Promise<boolean>;
}

/** Where to read what a question asks for, within a range of time. */
export async function planFor(query: SumsQuery, range: Interval, nowMs: number): Promise<Planned> {
  const { organizationId, keys } = query;
  const within = readable(range, nowMs);
  const [dimension, level] = [rolledDimension(keys), rolledLevel(query, within)];
  if (dimension === null || level === null || within.fromMs >= within.toMs) {
    return { plan: rawPlan(within), holds: async () => true };
  }
  const { seals, stamp } = await sealBook().seals(database(), organizationId, within);
  // Retention may have taken older requests already, one by one: what is left of them only they themselves can tell.
  const since = keptSinceMs(env().FACET_RETENTION_DAYS, nowMs) + retentionMarginMs;
  const plan = planOf(
    [dimension],
    level,
    within,
    seals.filter(({ startMs }) => startMs >= since),
  );
  return { plan, holds: () => sealBook().holds(database(), organizationId, within, stamp) };
}

/** A sealing in the very moment of a reading is rare; then the requests themselves can be read. */
const readingsMax = 3;

/**
 * Reads what a question asks for, from the rollup where it can be, and again should the rollup change meanwhile.
 *
 * @returns with where the answer came from.
 */
export async function readPlanned<Answer>(
  query: SumsQuery,
  range: Interval,
  nowMs: number,
  read: (plan: ReadPlan) => Promise<Answer>,
): Promise<{ answer: Answer; source: "rollup" | "raw" }> {
  for (let readings = 1; readings <= readingsMax; readings += 1) {
    const { plan, holds } = await planFor(query, range, nowMs);
    const answer = await read(plan);
    if (plan.rolled.length === 0 || (await holds())) {
      return { answer, source: plan.rolled.length === 0 ? "raw" : "rollup" };
    }
  }
  return { answer: await read(rawPlan(readable(range, nowMs))), source: "raw" };
}

/** A clock that runs ahead may date a call a little into the future; what lies beyond is a mistake. */
export function readable({ fromMs, toMs }: Interval, nowMs: number): Interval {
  return { fromMs, toMs: Math.min(toMs, nowMs + futureMs + 1) };
}

/** The clocks of the process and of the database may differ by this, and so by when each thinks retention begins. */
const retentionMarginMs = 3_600_000;

function within(timeMs: number): number {
  return Math.min(Math.max(timeMs, earliestMs), latestMs);
}
