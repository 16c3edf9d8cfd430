import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { allOf, type Condition } from "./condition";
import { int64 } from "./int64";

/** Figures of which every request has one of its own. */
const samples = {
  /** Natural logarithms, as such figures spread around their middle by factors. What is below one counts as one. */
  latency: { value: "log(greatest(latency_ms, 1))", isKnown: "1" },
  ttft: {
    value: "log(greatest(ifNull(time_to_first_token_ms, 1), 1))",
    isKnown: "time_to_first_token_ms IS NOT NULL",
  },
  tokensPerSecond: {
    value:
      "log(greatest(1000. * ifNull(completion_tokens, 1), 1) / greatest(latency_ms - ifNull(time_to_first_token_ms, 0), 1))",
    isKnown: "ifNull(completion_tokens > 0 AND latency_ms > time_to_first_token_ms, 0)",
  },
  costUsd: { value: "toFloat64(ifNull(cost_usd, 0))", isKnown: "cost_usd IS NOT NULL" },
} as const;

export type SampleName = keyof typeof samples;
const sampleNames = Object.keys(samples) as SampleName[];

/** What two samples say of the difference of their means, the second less the first. */
export interface Comparison {
  counts: [a: number, b: number];
  difference: number;
  /** Welch's interval, 95 %; null where it cannot be worked out, as of a single request. */
  interval: { low: number; high: number } | null;
}

/**
 * Compares the means of what the requests of two segments have each, by Welch's method, which does not ask for equal
 * spread; and counts the requests that are in both.
 */
export async function compareSegments(
  requests: Condition,
  a: Condition,
  b: Condition,
): Promise<{ inBoth: number; comparisons: Record<SampleName, Comparison> }> {
  const where = allOf([requests, { sql: `(${a.sql}) OR (${b.sql})`, params: { ...a.params, ...b.params } }]);
  const columns = sampleNames.map((name) => {
    const sent = [
      `countIf(known_${name} AND segment = 0)`,
      `countIf(known_${name} AND segment = 1)`,
      `avgIf(value_${name}, known_${name} AND segment = 0)`,
      `avgIf(value_${name}, known_${name} AND segment = 1)`,
      `varSampIf(value_${name}, known_${name})`,
      `(welchTTestIf(0.95)(value_${name}, toUInt8(segment), known_${name}) AS test_${name}).3`,
      `test_${name}.4`,
    ];
    return `[${sent.map((sql) => `toFloat64(${sql})`).join(", ")}] AS ${name}`;
  });
  const [row] = await database().query(
    {
      sql: `
  SELECT countIf(is_both AND segment = 0) AS inBoth, ${columns.join(",\n    ")}
  FROM (
    SELECT
      arrayJoin(arrayConcat(if(in_a, [0], []), if(in_b, [1], []))) AS segment,
      in_a AND in_b AS is_both,
      ${sampleNames.map((name) => `${samples[name].value} AS value_${name}, ${samples[name].isKnown} AS known_${name}`).join(",\n      ")}
    FROM (SELECT *, (${a.sql}) AS in_a, (${b.sql}) AS in_b FROM requests WHERE ${where.sql})
  )`,
      params: where.params,
      tag: "metrics.compare",
    },
    z.object({
      inBoth: int64,
      latency: figures,
      ttft: figures,
      tokensPerSecond: figures,
      costUsd: figures,
    }),
  );
  const of = (name: SampleName) => comparisonOf(row?.[name] ?? []);
  return {
    inBoth: row?.inBoth ?? 0,
    comparisons: {
      latency: of("latency"),
      ttft: of("ttft"),
      tokensPerSecond: of("tokensPerSecond"),
      costUsd: of("costUsd"),
    },
  };
}

/** The engine sends null for what is no number. */
const figures = z.array(z.number().nullable());

function comparisonOf([countA, countB, meanA, meanB, spread, low, high]: readonly (
  | number
  | null
)[]): Comparison {
  const difference = (meanB ?? 0) - (meanA ?? 0);
  // All alike: there is nothing uncertain about it.
  const same = spread === 0 ? { low: 0, high: 0 } : null;
  // The engine's interval is for the first less the second.
  const interval = typeof low === "number" && typeof high === "number" ? { low: -high, high: -low } : same;
  return { counts: [countA ?? 0, countB ?? 0], difference, interval };
}
