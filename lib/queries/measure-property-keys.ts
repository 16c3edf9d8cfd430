import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";
import { timeParameter } from "./time-parameter";

/** What the requests of a time range say of a key. */
export interface PropertyMeasure {
  requests: number;
  /** Different values, to about one percent. */
  values: number;
  /** When the first and the last of the requests arrived; null when there is none. */
  firstMs: number | null;
  lastMs: number | null;
  /** Exact text in US dollars; null when no request with the key has a price. */
  costUsd: string | null;
  /** The beginnings, in epoch milliseconds and in order, of the spells of time in which the key was seen. */
  seenInMs: number[];
}

/** What a time range says of an organization's traffic and of each of these keys, in their order. */
export async function measurePropertyKeys(
  organizationId: string,
  keys: readonly string[],
  range: { fromMs: number; toMs: number },
  spellMs: number,
): Promise<{ requests: number; lastMs: number | null; keys: PropertyMeasure[] }> {
  const ofEach = (sql: (value: string, isPresent: string) => string) =>
    `[${keys.map((key) => sql(propertySql(key), `${propertySql(key)} IS NOT NULL`)).join(", ")}]`;
  const spell = "intDiv(toUnixTimestamp64Milli(created_at), {spellMs: Int64})";
  const [row] = await database().query(
    {
      sql: `
  SELECT
    count() AS total,
    toUnixTimestamp64Milli(max(created_at)) AS lastOfAllMs,
    ${ofEach((_, isPresent) => `countIf(${isPresent})`)} AS requests,
    ${ofEach((value) => `uniqCombined64(15)(${value})`)} AS distinctValues,
    ${ofEach((_, isPresent) => `toUnixTimestamp64Milli(minIf(created_at, ${isPresent}))`)} AS firstMs,
    ${ofEach((_, isPresent) => `toUnixTimestamp64Milli(maxIf(created_at, ${isPresent}))`)} AS lastMs,
    ${ofEach((_, isPresent) => `toString(sumIf(cost_usd, ${isPresent}))`)} AS costs,
    ${ofEach((_, isPresent) => `arraySort(groupUniqArrayIf(${spell}, ${isPresent}))`)} AS spells
  FROM requests
  WHERE organization_id = {organizationId: UUID}
    AND created_at >= {from: DateTime64(3, 'UTC')}
    AND created_at < {to: DateTime64(3, 'UTC')}`,
      params: {
        organizationId,
        from: timeParameter(range.fromMs),
        to: timeParameter(range.toMs),
        spellMs,
      },
      tag: "properties.measure",
    },
    rowSchema,
  );
  const { total = 0, lastOfAllMs = 0 } = row ?? {};
  return {
    requests: total,
    lastMs: total === 0 ? null : lastOfAllMs,
    keys: keys.map((_, index) => {
      const requests = row?.requests[index] ?? 0;
      const when = (times: number[] | undefined) => (requests === 0 ? null : (times?.[index] ?? null));
      return {
        requests,
        values: row?.distinctValues[index] ?? 0,
        firstMs: when(row?.firstMs),
        lastMs: when(row?.lastMs),
        costUsd: row?.costs[index] ?? null,
        seenInMs: (row?.spells[index] ?? []).map((number) => number * spellMs),
      };
    }),
  };
}

const int64 = z.coerce.number().int();
const numbers = z.array(int64);
const rowSchema = z.object({
  total: int64,
  lastOfAllMs: int64,
  requests: numbers,
  distinctValues: numbers,
  firstMs: numbers,
  lastMs: numbers,
  costs: z.array(z.string().nullable()),
  spells: z.array(numbers),
});
