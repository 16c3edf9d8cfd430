import type { StoredRequest } from "@/lib/queries/request-columns";
import { moneyText, parseMoney } from "@/lib/rollup/sums";

/** What requests add up to, from the rows of the list and in a way of its own. */
export function sumsOf(rows: readonly StoredRequest[]) {
  const tokens = rows.filter(({ promptTokens }) => promptTokens !== null);
  const add = (some: readonly StoredRequest[], figure: (row: StoredRequest) => number) =>
    some.reduce((sum, row) => sum + figure(row), 0);
  return {
    requests: rows.length,
    cost: costOf(rows),
    errors: rows.filter(({ status, outcome }) => status >= 400 || outcome !== "complete").length,
    unpriced_requests: rows.filter(({ costUsd }) => costUsd === null).length,
    total_tokens:
      rows.length > 0 && tokens.length === 0
        ? null
        : add(tokens, ({ promptTokens, completionTokens }) => (promptTokens ?? 0) + (completionTokens ?? 0)),
    latency_avg: rows.length === 0 ? null : add(rows, ({ latencyMs }) => latencyMs) / rows.length,
  };
}

/** Exact text; null when there are requests and none has a price. */
export function costOf(rows: readonly StoredRequest[]): string | null {
  const priced = rows.flatMap(({ costUsd }) => costUsd ?? []);
  if (rows.length > 0 && priced.length === 0) return null;
  return moneyText(priced.reduce((sum, cost) => sum + parseMoney(cost), 0n));
}

export function textOf({ propertiesJson }: StoredRequest, key: string): string | null {
  const properties = new Map<string, string>(Object.entries(JSON.parse(propertiesJson)));
  return properties.get(key) ?? null;
}

export function byValue(rows: readonly StoredRequest[], key: string): Map<string | null, StoredRequest[]> {
  const groups = new Map<string | null, StoredRequest[]>();
  for (const row of rows) groups.set(textOf(row, key), [...(groups.get(textOf(row, key)) ?? []), row]);
  return groups;
}

export const within = (rows: readonly StoredRequest[], start: string | number, end: string | number) =>
  rows.filter(
    ({ createdAtMs }) => createdAtMs >= new Date(start).getTime() && createdAtMs < new Date(end).getTime(),
  );
