import { emptyFilter } from "@/lib/filters/tree";
import { groupField } from "@/lib/metrics/group-field";
import { queryMetrics } from "@/lib/metrics/query-metrics";
import { rangeBetween } from "@/lib/metrics/wire";
import { listPropertyValues } from "@/lib/queries/list-property-values";
import type { RequestSelection } from "@/lib/queries/request-selection";
import { summarizeProperty } from "@/lib/queries/summarize-property";
import { quantileMs } from "@/lib/rollup/histogram";
import { type ListedKey, listKeys } from "./list-keys";

const dayMs = 24 * 60 * 60_000;
const defaultDays = 30;
const topValues = 10;

/** The page's list of keys in the API's words. */
export async function keyListAnswer(
  organizationId: string,
  timeRange: { from?: string; to?: string } = {},
  nowMs = Date.now(),
) {
  // A clock that runs ahead may date a call a little into the future.
  const toMs = timeRange.to === undefined ? nowMs + dayMs : Date.parse(timeRange.to);
  const fromMs = timeRange.from === undefined ? nowMs - defaultDays * dayMs : Date.parse(timeRange.from);
  const { requests, keys } = await listKeys(organizationId, { fromMs, toMs });
  return { requests, keys: keys.map((key) => keyAnswer(key, requests)) };
}

function keyAnswer(
  { key, spelling, isHidden, measure, firstSeenMs, lastSeenMs, warnings }: ListedKey,
  all: number,
) {
  return {
    property: spelling,
    key,
    is_hidden: isHidden,
    requests: measure.requests,
    coverage: all === 0 ? 0 : measure.requests / all,
    values: measure.values,
    cost: numberOrNull(measure.costUsd),
    cost_usd: measure.costUsd,
    first_seen: isoTime(firstSeenMs),
    last_seen: lastSeenMs === null ? null : isoTime(lastSeenMs),
    warnings,
  };
}

/** A page of a key's values in the API's words. */
export async function valueListAnswer(
  selection: RequestSelection,
  { key, limit, ...page }: Parameters<typeof listPropertyValues>[2] & { key: string },
) {
  const [summary, rows] = await Promise.all([
    summarizeProperty(selection, key),
    // One more than asked for tells whether there are more.
    listPropertyValues(selection, key, { ...page, limit: limit + 1 }),
  ]);
  return {
    key: key.toLowerCase(),
    requests: summary.requests,
    values: summary.values,
    cost_usd: summary.costUsd,
    missing: { requests: summary.missing, cost_usd: summary.missingCostUsd },
    rows: rows.slice(0, limit).map((row) => ({
      value: row.propertyValue,
      requests: row.requests,
      share: summary.requests === 0 ? 0 : row.requests / summary.requests,
      cost: numberOrNull(row.costUsd),
      cost_usd: row.costUsd,
      avg_cost: row.costUsd === null ? null : Number(row.costUsd) / (row.requests - row.unpriced),
      unpriced: row.unpriced,
      first_seen: isoTime(row.firstMs),
      last_seen: isoTime(row.lastMs),
      avg_prompt_tokens: row.avgPromptTokens,
      avg_completion_tokens: row.avgCompletionTokens,
      avg_latency_ms: row.avgLatencyMs,
      p95_latency_ms: quantileMs(row.latencyCounts, 0.95) ?? 0,
      errors: row.errors,
      users: row.users,
    })),
    has_more: rows.length > limit,
  };
}

/** The first values of a key, and all that are not among them; requests without the key count nowhere. */
export async function topValuesAnswer(
  organizationId: string,
  key: string,
  timeFilter: { start: string; end: string },
  by: "requests" | "cost",
): Promise<{ value: string; requests: number; costUsd: string | null; is_other?: true }[]> {
  const field = groupField({ property: key });
  const { keys, current } = await queryMetrics(organizationId, {
    filter: { filter: emptyFilter },
    timeRange: rangeBetween(timeFilter, "excluded"),
    metrics: ["requests", "cost"],
    groupBy: field ? [field] : [],
    bucket: null,
    zone: { timeZone: "UTC" },
    orderBy: { metric: by, direction: "desc" },
    limit: topValues,
    requestsMin: 0,
  });
  return [...(keys[0]?.values ?? []), null].flatMap((value) => {
    const at = [value === null ? ({ kind: "other" } as const) : ({ kind: "value", value } as const)];
    if (!current?.table.has(at)) return [];
    const { requests, cost } = current.table.figures(at);
    const costUsd = typeof cost === "string" ? cost : null;
    return [{ ...namedValue(value), requests: Number(requests ?? 0), costUsd }];
  });
}

/** A value as the wire format names it: null stands for all others. */
export function namedValue(value: string | null): { value: string; is_other?: true } {
  return value === null ? { value: "Other", is_other: true } : { value };
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
