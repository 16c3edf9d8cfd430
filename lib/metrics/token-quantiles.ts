import { bucketStarts } from "@/lib/histogram/bucket-starts";
import { quantilesOverTime, type TokenCount } from "@/lib/queries/quantiles-over-time";
import { selectionOf } from "@/lib/requests/selection";
import { dashboardOverTime, type OverTimeQuestion } from "./dashboard";
import { bucketsOf, rangeBetween, widthOf, zoneOf } from "./wire";

export const quantileMetrics = ["latency", "prompt_tokens", "completion_tokens", "total_tokens"] as const;

interface QuantilePoint {
  time: string;
  p75: number;
  p90: number;
  p95: number;
  p99: number;
}

/**
 * Percentiles of a figure of single requests bucket by bucket; 0 where there is none.
 *
 * @throws ApiError `invalid` when the time range has too many buckets.
 */
export async function quantilePoints(
  organizationId: string,
  question: OverTimeQuestion,
  metric: (typeof quantileMetrics)[number],
): Promise<QuantilePoint[]> {
  if (metric !== "latency") return tokenQuantiles(organizationId, question, metric);
  const ids = ["latency_p75", "latency_p90", "latency_p95", "latency_p99"] as const;
  const points = await dashboardOverTime(organizationId, question, ids);
  return points.map(({ time, number }) => pointOf(time, ids.map(number)));
}

async function tokenQuantiles(
  organizationId: string,
  { filter, timeFilter, dbIncrement, timeZoneDifference }: OverTimeQuestion,
  tokens: TokenCount,
): Promise<QuantilePoint[]> {
  const timeRange = rangeBetween(timeFilter, "included");
  bucketsOf(dbIncrement, timeRange);
  const [interval, zone] = [widthOf(dbIncrement), zoneOf(timeZoneDifference)];
  const range = { fromMs: Date.parse(timeRange.from), toMs: Date.parse(timeRange.to) };
  const [edgesMs, rows] = await Promise.all([
    bucketStarts(range, interval, zone),
    quantilesOverTime(selectionOf(organizationId, { filter, timeRange }), tokens, interval, zone),
  ]);
  const found = new Map(rows.map(({ startMs, quantiles }) => [startMs, quantiles]));
  return edgesMs
    .slice(0, -1)
    .map((startMs) => pointOf(new Date(startMs).toISOString(), found.get(startMs) ?? []));
}

function pointOf(time: string, [p75 = 0, p90 = 0, p95 = 0, p99 = 0]: readonly number[]): QuantilePoint {
  return { time, p75, p90, p95, p99 };
}
