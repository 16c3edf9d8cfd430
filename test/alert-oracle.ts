import type { AlertRule } from "@/lib/alerts/rule";
import type { RequestRecord } from "@/lib/record";

/**
 * When an alert fires and recovers, worked out without any of the code that evaluates alerts: from the records themselves,
 * window by window, with nothing carried over but what the rules of alerts say in words.
 */
export interface ExpectedEpisode {
  /** Null for requests without a value, undefined when there are no groups. */
  group: string | null | undefined;
  startedAtMs: number;
  endedAtMs: number | null;
}

const weekMs = 7 * 86_400_000;
const lagMs = 5_000;

/** What the value of a window is in 10^-12 of its unit, or null when there is none. */
type Value = bigint | null;
type Verdict = "bad" | "good" | "between" | "unknown";

export function expectedEpisodes(
  records: readonly RequestRecord[],
  rule: AlertRule,
  times: readonly number[],
): ExpectedEpisode[] {
  const groups = new Map<string | null | undefined, RequestRecord[]>();
  if (rule.grouping === null) groups.set(undefined, []);
  for (const record of records.filter(
    ({ model }) => modelAsked(rule) === null || model === modelAsked(rule),
  )) {
    const group = groupOf(record, rule.grouping);
    const members = groups.get(group) ?? [];
    groups.set(group, members);
    members.push(record);
  }
  return [...groups].flatMap(([group, members]) => {
    const byEnd = members.toSorted((a, b) => endOf(a) - endOf(b));
    const verdicts = times.map((atMs) => verdictAt(byEnd, rule, atMs));
    return episodesOf(verdicts, times, rule.recoverAfterMs).map((episode) => ({ group, ...episode }));
  });
}

/** The filters of these tests ask for a model or for nothing. */
function modelAsked({ filter }: AlertRule): string | null {
  return filter.type === "condition" && filter.field === "model" && "value" in filter ? filter.value : null;
}

function episodesOf(verdicts: readonly Verdict[], times: readonly number[], recoverAfterMs: number) {
  const episodes: { startedAtMs: number; endedAtMs: number | null }[] = [];
  let index = 0;
  for (;;) {
    const start = verdicts.indexOf("bad", index);
    if (start === -1) return episodes;
    // It is over at the first time that lies so long after the beginning of an unbroken run of good ones.
    let end: number | null = null;
    let goodFrom: number | null = null;
    for (let at = start + 1; at < verdicts.length && end === null; at += 1) {
      const isGood = verdicts[at] === "good" || verdicts[at] === "unknown";
      goodFrom = isGood ? (goodFrom ?? at) : null;
      if (goodFrom !== null && (times[at] ?? 0) - (times[goodFrom] ?? 0) >= recoverAfterMs) end = at;
    }
    episodes.push({ startedAtMs: times[start] ?? 0, endedAtMs: end === null ? null : (times[end] ?? 0) });
    if (end === null) return episodes;
    index = end + 1;
  }
}

function verdictAt(byEnd: readonly RequestRecord[], rule: AlertRule, atMs: number): Verdict {
  const toMs = atMs - lagMs;
  const now = within(byEnd, toMs - rule.windowMs, toMs);
  const isMissable = rule.grouping !== null && ["below", "decrease", "no_data"].includes(rule.condition);
  if (isMissable && within(byEnd, toMs - weekMs, toMs).length === 0) return "unknown";
  if (rule.condition === "no_data") return now.length < Math.max(1, rule.minimumRequests) ? "bad" : "good";
  const value = valueOfRecords(now, rule);
  const limit = scaled(Number(rule.threshold));
  const recovery = rule.recoveryThreshold === null ? limit : scaled(Number(rule.recoveryThreshold));
  if (rule.condition === "above" || rule.condition === "below") {
    if (value === null || now.length < rule.minimumRequests) return "unknown";
    const sign = rule.condition === "above" ? 1n : -1n;
    return against(sign * value, sign * limit, sign * recovery);
  }
  const shiftMs = rule.baseline === "last_week" ? weekMs : rule.windowMs;
  const before = within(byEnd, toMs - shiftMs - rule.windowMs, toMs - shiftMs);
  const baseline = valueOfRecords(before, rule);
  const fewest = rule.condition === "decrease" ? before.length : Math.min(now.length, before.length);
  if (value === null || baseline === null || fewest < rule.minimumRequests) return "unknown";
  if (baseline === 0n) return value > 0n && rule.condition === "increase" ? "bad" : "good";
  const percent = ((value - baseline) * scaled(100)) / baseline;
  return against(rule.condition === "increase" ? percent : -percent, limit, recovery);
}

function against(value: bigint, limit: bigint, recovery: bigint): Verdict {
  if (value >= limit) return "bad";
  return value > recovery ? "between" : "good";
}

function valueOfRecords(records: readonly RequestRecord[], rule: AlertRule): Value {
  const count = BigInt(records.length);
  switch (rule.metric) {
    case "count":
      return count * scaled(1);
    case "error_count":
      return BigInt(records.filter(({ status }) => status >= 400).length) * scaled(1);
    case "response.status":
      return count === 0n
        ? null
        : (BigInt(records.filter(({ status }) => status >= 400).length) * scaled(100)) / count;
    case "users":
      return BigInt(new Set(records.map(({ userId }) => userId).filter((id) => id !== "")).size) * scaled(1);
    case "cost_per_unit": {
      const costs = records.flatMap((record) => {
        const unit = propertyOf(record, rule.unit ?? "");
        return unit === null || record.costUsd === null ? [] : [{ unit, cost: money(record.costUsd) }];
      });
      const units = BigInt(new Set(costs.map(({ unit }) => unit)).size);
      return units === 0n ? null : total(costs.map(({ cost }) => cost)) / units;
    }
    default: {
      const amounts = records.flatMap((record) => amountOf(record, rule.metric) ?? []);
      return aggregated(amounts, records.length, rule);
    }
  }
}

function aggregated(
  amounts: readonly bigint[],
  requests: number,
  { aggregation, percentile, metric }: AlertRule,
): Value {
  if (amounts.length === 0) {
    return requests === 0 && (aggregation === null || aggregation === "sum") ? 0n : null;
  }
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  switch (aggregation) {
    case null:
    case "sum":
      return total(amounts);
    case "avg":
      return total(amounts) / BigInt(amounts.length);
    case "min":
      return sorted[0] ?? null;
    case "max":
      return sorted.at(-1) ?? null;
    case "percentile":
      return steppedPercentile(sorted, (percentile ?? 50) / 100, metric === "cost" ? 1e-6 : 1);
  }
}

/** Percentiles are by steps of an eighth of an octave, within which values are taken to be spread evenly. */
function steppedPercentile(sorted: readonly bigint[], share: number, unit: number): bigint {
  const steps = sorted.map((amount) => Math.floor(Math.log2(Number(amount) / 1e12 / unit + 1) * 8));
  const rank = share * steps.length;
  const step = steps.find((one) => steps.filter((other) => other <= one).length >= rank) ?? 0;
  const below = steps.filter((other) => other < step).length;
  const at = steps.filter((other) => other === step).length;
  const value = 2 ** ((step + (rank - below) / at) / 8) - 1;
  return BigInt(Math.round(value * 1e3)) * BigInt(1e9 * unit);
}

function amountOf(record: RequestRecord, metric: string): bigint | null {
  const tokens = (count: number | undefined) => (count === undefined ? null : BigInt(count) * scaled(1));
  switch (metric) {
    case "cost":
      return record.costUsd === null ? null : money(record.costUsd);
    case "latency":
      return tokens(record.latencyMs);
    case "time_to_first_token":
      return tokens(record.timeToFirstTokenMs ?? undefined);
    case "total_tokens":
      return tokens(record.usage ? record.usage.promptTokens + record.usage.completionTokens : undefined);
    case "prompt_tokens":
      return tokens(record.usage?.promptTokens);
    case "completion_tokens":
      return tokens(record.usage?.completionTokens);
    case "prompt_cache_read_tokens":
      return tokens(record.usage?.promptCacheReadTokens ?? 0);
    case "prompt_cache_write_tokens":
      return tokens(record.usage?.promptCacheWriteTokens ?? 0);
    default:
      throw new Error(`No amounts of ${metric}.`);
  }
}

function groupOf(record: RequestRecord, grouping: string | null): string | null | undefined {
  if (grouping === null) return undefined;
  if (grouping === "model") return record.model;
  if (grouping === "user") return record.userId === "" ? null : record.userId;
  return propertyOf(record, grouping);
}

function propertyOf({ properties }: RequestRecord, name: string): string | null {
  const key = name.replace(/^property\./, "");
  return properties.find(([spelling]) => spelling.toLowerCase() === key)?.[1] ?? null;
}

const endOf = ({ createdAtMs, latencyMs }: RequestRecord) => createdAtMs + latencyMs;

/** The records whose answers ended from the first time on and before the second. */
function within(byEnd: readonly RequestRecord[], fromMs: number, toMs: number): RequestRecord[] {
  return byEnd.slice(firstFrom(byEnd, fromMs), firstFrom(byEnd, toMs));
}

function firstFrom(byEnd: readonly RequestRecord[], timeMs: number): number {
  let [low, high] = [0, byEnd.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = byEnd[middle];
    if (record && endOf(record) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function money(usd: string): bigint {
  const [whole = "0", fraction = ""] = usd.split(".");
  return BigInt(whole) * scaled(1) + BigInt(fraction.padEnd(12, "0"));
}

function scaled(value: number): bigint {
  return BigInt(Math.round(value * 1e6)) * 1_000_000n;
}
