import { findField } from "@/lib/fields/fields";
import { stepCountsSql } from "./histogram";

interface Measure {
  /** Aggregate over rows of `requests`. */
  fromRequests: string;
  kind: "count" | "money" | "histogram";
}

/** How long a streamed answer took to come once it had begun; one that came in a single piece tells nothing. */
const streamMs = "(latency_ms - time_to_first_token_ms)";
const isMeasuredStream = `ifNull(completion_tokens > 0 AND latency_ms > time_to_first_token_ms, 0)`;
/** An answer that came whole: nobody knows how much of its time was spent before the first token. */
const isMeasuredWhole = `ifNull(completion_tokens > 0, 0) AND time_to_first_token_ms IS NULL AND latency_ms > 0`;

/**
 * Everything that is kept of a group of requests. Each measure is a sum, so that groups can be put together and taken
 * from each other: what lacks a property is the whole without what has it.
 */
export const measures = {
  requests: { kind: "count", fromRequests: "count()" },
  errors: { kind: "count", fromRequests: `countIf(${findField("failed")?.sql ?? "0"})` },
  streamed: { kind: "count", fromRequests: "countIf(is_stream)" },
  unpriced: { kind: "count", fromRequests: "countIf(cost_usd IS NULL)" },
  cost_usd: { kind: "money", fromRequests: "ifNull(sum(cost_usd), toDecimal128(0, 12))" },
  metered: { kind: "count", fromRequests: "count(prompt_tokens)" },
  prompt_tokens: { kind: "count", fromRequests: "ifNull(sum(prompt_tokens), 0)" },
  completion_tokens: { kind: "count", fromRequests: "ifNull(sum(completion_tokens), 0)" },
  prompt_cache_read_tokens: { kind: "count", fromRequests: "sum(prompt_cache_read_tokens)" },
  prompt_cache_write_tokens: { kind: "count", fromRequests: "sum(prompt_cache_write_tokens)" },
  reasoning_tokens: { kind: "count", fromRequests: "sum(reasoning_tokens)" },
  latency_ms: { kind: "count", fromRequests: "sum(latency_ms)" },
  latency_counts: { kind: "histogram", fromRequests: stepCountsSql("latency_ms") },
  time_to_first_token_requests: { kind: "count", fromRequests: "count(time_to_first_token_ms)" },
  time_to_first_token_ms: { kind: "count", fromRequests: "ifNull(sum(time_to_first_token_ms), 0)" },
  time_to_first_token_counts: { kind: "histogram", fromRequests: stepCountsSql("time_to_first_token_ms") },
  streamed_tokens: {
    kind: "count",
    fromRequests: `ifNull(sumIf(completion_tokens, ${isMeasuredStream}), 0)`,
  },
  streamed_ms: { kind: "count", fromRequests: `ifNull(sumIf(${streamMs}, ${isMeasuredStream}), 0)` },
  unstreamed_tokens: {
    kind: "count",
    fromRequests: `ifNull(sumIf(completion_tokens, ${isMeasuredWhole}), 0)`,
  },
  unstreamed_ms: { kind: "count", fromRequests: `sumIf(latency_ms, ${isMeasuredWhole})` },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

export const measureNames = Object.keys(measures) as MeasureName[];
