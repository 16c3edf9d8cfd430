import type { Filter } from "@/lib/filters/tree";
import { groupField } from "@/lib/metrics/group-field";
import { queryMetrics } from "@/lib/metrics/query-metrics";
import { bucketsOf, clockText, rangeBetween, type WireIncrement, widthOf, zoneOf } from "@/lib/metrics/wire";

/** A bucket of time of a value, also one in which nothing happened. */
export interface OverTimeRow {
  /** Null for all values that are not among the most used. */
  value: string | null;
  /** Beginning of the bucket in the caller's time, as `2026-01-31 12:00:00`. */
  bucket: string;
  requests: number;
  costUsd: string | null;
}

interface OverTimeQuestion {
  organizationId: string;
  filter: Filter;
  key: string;
  /** Both moments excluded. */
  timeFilter: { start: string; end: string };
  increment: WireIncrement;
  /** Minutes from the caller's time to UTC. */
  timeZoneDifference: number;
}

const pointsMax = 50_000;
const valuesMax = 100;

/**
 * Requests and cost of the values of a key over time, one row for every value and bucket, in that order. Requests
 * without the key count nowhere.
 *
 * @throws ApiError `invalid` when the time range has too many buckets.
 */
export async function overTime(question: OverTimeQuestion): Promise<OverTimeRow[]> {
  const { organizationId, filter, key, increment, timeZoneDifference } = question;
  const timeRange = rangeBetween(question.timeFilter, "excluded");
  const buckets = bucketsOf(increment, timeRange);
  const field = groupField({ property: key });
  const { keys, current } = await queryMetrics(organizationId, {
    filter: { filter },
    timeRange,
    metrics: ["requests", "cost"],
    groupBy: field ? [field] : [],
    bucket: widthOf(increment),
    zone: zoneOf(timeZoneDifference),
    limit: Math.min(valuesMax, Math.max(1, Math.floor(pointsMax / buckets))),
    requestsMin: 0,
  });
  const values = (keys[0]?.values ?? []).toSorted();
  return [...values, null].flatMap((value) => {
    const at = [value === null ? ({ kind: "other" } as const) : ({ kind: "value", value } as const)];
    if (!current?.table.has(at)) return [];
    const { requests = [], cost = [] } = current.table.series(at);
    return current.edgesMs.slice(0, -1).map((startMs, index) => ({
      value,
      bucket: clockText(startMs, timeZoneDifference),
      requests: Number(requests[index] ?? 0),
      costUsd: textOrNull(cost[index]),
    }));
  });
}

function textOrNull(figure: unknown): string | null {
  return typeof figure === "string" ? figure : null;
}
