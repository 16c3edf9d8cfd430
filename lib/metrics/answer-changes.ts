import type { z } from "zod";
import type { queryChanges as contract } from "@/lib/api/contract/metrics-changes";
import { inKnownZone } from "@/lib/histogram/unknown-zone";
import type { Condition } from "@/lib/queries/condition";
import type { ChangeMetric, InBoth, SegmentSums } from "@/lib/queries/segment-changes";
import { type Shift, shiftRange } from "@/lib/queries/shift-range";
import type { Narrowing } from "@/lib/requests/selection";
import type { Dimension } from "@/lib/rollup/dimension";
import type { Interval } from "@/lib/rollup/interval";
import { moneyText, parseMoney } from "@/lib/rollup/sums";
import { findChanges } from "./changes";
import { type GroupField, groupField } from "./group-field";
import { labelsOf } from "./labels";
import type { Figure, MetricId } from "./metric";
import { narrowedCondition, resolveRange } from "./scope";
import { wholeFigures } from "./whole-figures";

interface ChangesRequest extends Narrowing {
  metric: ChangeMetric;
  comparison: Shift;
  timeZone: string;
  limit: number;
}

type Answer = Omit<z.input<typeof contract.answer>, "error" | "warnings">;

/** What all requests of a range come to: money in dollars, which is exact enough to put changes in order by. */
interface Whole {
  requests: number;
  amount: number;
}

/** A value that nearly all requests have changes just as the whole does, and tells nothing. */
const shareMax = 0.95;

/**
 * The values that a change comes from, in the API's words.
 *
 * @throws ApiError `invalid` for a time zone the engine does not know.
 */
export async function answerChanges(
  organizationId: string,
  asked: ChangesRequest,
  nowMs = Date.now(),
): Promise<Answer> {
  const startMs = performance.now();
  const { metric, comparison, timeZone, limit } = asked;
  const elapsed = () => Math.round(performance.now() - startMs);
  const range = await resolveRange(organizationId, asked, nowMs);
  if (!range) {
    const total = { current: null, previous: null, change: null };
    const data = { from: null, to: null, comparison: null, metric, total, changes: [], excluded: [] };
    return { data, source: "raw", elapsed_ms: elapsed() };
  }
  const earlier = await inKnownZone(timeZone, () => shiftRange(range, comparison, timeZone));
  const ranges = { current: range, previous: earlier };
  const [current, previous] = await Promise.all([
    totalOf(organizationId, asked, range, nowMs),
    totalOf(organizationId, asked, earlier, nowMs),
  ]);
  const whole = { current: wholeOf(metric, current), previous: wholeOf(metric, previous) };
  const condition = bothConditions(organizationId, asked, ranges);
  const { segments, excluded, source } = await findChanges({
    organizationId,
    metric,
    ranges,
    weight: weightOf(metric, whole),
    nowMs,
    ...(condition && { condition }),
  });
  const ranked = segments
    .filter((segment) => !isNearlyAll(segment, whole))
    .map((segment) => ({ segment, contribution: contributionOf(metric, segment, whole) }))
    .filter(({ contribution }) => contribution !== 0)
    .sort(
      (a, b) =>
        Math.abs(b.contribution) - Math.abs(a.contribution) ||
        (nameOf(a.segment) < nameOf(b.segment) ? -1 : 1),
    )
    .slice(0, limit);
  const dimensions = [...ranked.map(({ segment }) => segment.dimension), ...excluded].map(fieldOf);
  const labels = await labelsOf(organizationId, dimensions);
  const change = changeOf(metric, current, previous);
  const changeNumber = change === null ? 0 : Number(change);
  const data: Answer["data"] = {
    from: iso(range.fromMs),
    to: iso(range.toMs),
    comparison: { from: iso(earlier.fromMs), to: iso(earlier.toMs) },
    metric,
    total: { current: current.figure, previous: previous.figure, change },
    changes: ranked.map(({ segment, contribution }) => {
      const field = fieldOf(segment.dimension);
      return {
        field: field.name,
        label: labels.key(field),
        value: segment.value,
        value_label: labels.value(field, segment.value),
        current: shownAmount(metric, segment.amount.current, segment.requests.current),
        previous: shownAmount(metric, segment.amount.previous, segment.requests.previous),
        contribution,
        share_of_change: changeNumber === 0 ? null : contribution / changeNumber,
        requests: segment.requests,
      };
    }),
    excluded: excluded.map((dimension) => {
      const field = fieldOf(dimension);
      return { field: field.name, label: labels.key(field) };
    }),
  };
  return { data, source, elapsed_ms: elapsed() };
}

const metricIdOf: Readonly<Record<ChangeMetric, MetricId>> = {
  cost: "cost",
  requests: "requests",
  errors: "errors",
  latency: "latency_avg",
};

interface Total {
  requests: number;
  figure: Figure;
}

async function totalOf(
  organizationId: string,
  { metric, filter, isCached, isScored }: ChangesRequest,
  range: Interval,
  nowMs: number,
): Promise<Total> {
  const id = metricIdOf[metric];
  const timeRange = { from: iso(range.fromMs), to: iso(range.toMs) };
  const narrowing = { filter, isCached, isScored, timeRange };
  const figures = await wholeFigures(organizationId, narrowing, ["requests", id], nowMs);
  const nothing = metric === "latency" ? null : metric === "cost" ? "0" : 0;
  return { requests: Number(figures.requests ?? 0), figure: figures[id] ?? nothing };
}

function wholeOf(metric: ChangeMetric, { requests, figure }: Total): Whole {
  const amount = Number(figure ?? 0);
  return { requests, amount: metric === "latency" ? amount * requests : amount };
}

/** Requests of both ranges that the filter selects. */
function bothConditions(
  organizationId: string,
  asked: Narrowing,
  { current, previous }: InBoth<Interval>,
): Condition | undefined {
  return narrowedCondition(organizationId, asked, {
    fromMs: Math.min(current.fromMs, previous.fromMs),
    toMs: Math.max(current.toMs, previous.toMs),
  });
}

/**
 * How much of the change of the whole comes from a value. Amounts that add up are simply subtracted. The mean changes by
 * what a value's share of the requests is above or below the old mean now, less what it was before: so a value counts
 * when it becomes slower, and also when there come to be more requests of a slow one; all values together make the change.
 */
function contributionOf(
  metric: ChangeMetric,
  { amount, requests }: SegmentSums,
  whole: InBoth<Whole>,
): number {
  if (metric !== "latency") {
    return typeof amount.current === "bigint" && typeof amount.previous === "bigint"
      ? Number(moneyText(amount.current - amount.previous))
      : Number(amount.current) - Number(amount.previous);
  }
  const mean = meanOf(whole.previous);
  const part = (sum: number | bigint, count: number, of: Whole) =>
    of.requests === 0 ? 0 : (Number(sum) - count * mean) / of.requests;
  return (
    part(amount.current, requests.current, whole.current) -
    part(amount.previous, requests.previous, whole.previous)
  );
}

function weightOf(metric: ChangeMetric, { current, previous }: InBoth<Whole>): Condition {
  if (metric !== "latency") {
    return { sql: "abs(x1 - x0)", params: {} };
  }
  return {
    sql: "abs((x1 - n1 * {mean: Float64}) / {requestsNow: Float64} - (x0 - n0 * {mean: Float64}) / {requestsBefore: Float64})",
    params: {
      mean: meanOf(previous),
      requestsNow: Math.max(1, current.requests),
      requestsBefore: Math.max(1, previous.requests),
    },
  };
}

function meanOf({ requests, amount }: Whole): number {
  return requests === 0 ? 0 : amount / requests;
}

function isNearlyAll({ requests }: SegmentSums, { current, previous }: InBoth<Whole>): boolean {
  return requests.current >= shareMax * current.requests && requests.previous >= shareMax * previous.requests;
}

function changeOf(metric: ChangeMetric, current: Total, previous: Total): Figure {
  const [now, before] = [current.figure, previous.figure];
  if (now === null || before === null) return null;
  return metric === "cost"
    ? moneyText(parseMoney(String(now)) - parseMoney(String(before)))
    : Number(now) - Number(before);
}

function shownAmount(metric: ChangeMetric, amount: number | bigint, requests: number): Figure {
  if (typeof amount === "bigint") return moneyText(amount);
  if (metric !== "latency") return amount;
  return requests === 0 ? null : amount / requests;
}

function nameOf({ dimension, value }: SegmentSums): string {
  return `${fieldOf(dimension).name}\0${value}`;
}

function fieldOf(dimension: Dimension): GroupField {
  const field =
    dimension === "all" ? undefined : groupField("field" in dimension ? dimension.field : dimension);
  if (!field) throw new Error("There is no field of this dimension.");
  return field;
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
