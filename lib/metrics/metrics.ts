import type { MeasureName } from "@/lib/rollup/measures";
import type { Expression } from "./expression";
import type { MetricDeclaration } from "./metric";

const sum = (name: MeasureName): Expression => ({ sum: name });
const ratio = (numerator: Expression, denominator: Expression, times = 1): Expression => ({
  ratio: [numerator, denominator],
  times,
});
const priced: Expression = { minus: [sum("requests"), sum("unpriced")] };
const totalTokens: Expression = { plus: [sum("prompt_tokens"), sum("completion_tokens")] };
/** Requests whose tokens are told. */
const metered = sum("metered");

const money = { format: "money", unit: "USD" } as const;
const tokens = { format: "tokens", unit: "tokens" } as const;
const duration = { format: "duration", unit: "ms" } as const;
const speed = { format: "rate", unit: "tokens/s" } as const;
const count = { format: "count", unit: null } as const;

const shares = { 50: "Half", 75: "75 %", 90: "90 %", 95: "95 %", 99: "99 %" } as const;
type Percent = keyof typeof shares;

function percentile<Prefix extends string, P extends Percent>(
  prefix: Prefix,
  name: string,
  percent: P,
  of: { what: string; counts: MeasureName },
) {
  return {
    id: `${prefix}_p${percent}` as const,
    label: `${name} p${percent}`,
    ...duration,
    description: `${shares[percent]} of ${of.what} took no longer, to within 4.4 %.`,
    isAdditive: false,
    value: { quantile: of.counts, share: percent / 100 },
  } as const;
}

const latency = { what: "the requests", counts: "latency_counts" } as const;
const firstToken = { what: "the streamed answers", counts: "time_to_first_token_counts" } as const;

/** Every figure that can be asked of a group of requests, declared once: the API, its document and all screens derive from it. */
export const metrics = [
  {
    id: "requests",
    label: "Requests",
    ...count,
    description: "How many requests there were.",
    isAdditive: true,
    value: sum("requests"),
  },
  {
    id: "errors",
    label: "Errors",
    ...count,
    description: "Requests that ended in an error status or did not end whole.",
    isAdditive: true,
    value: sum("errors"),
  },
  {
    id: "error_rate",
    label: "Error rate",
    format: "share",
    unit: null,
    description: "Errors of all requests, 0 to 1.",
    isAdditive: false,
    value: ratio(sum("errors"), sum("requests")),
  },
  {
    id: "cost",
    label: "Cost",
    ...money,
    description: "Sum of the costs that are known; null when there are requests and none has a price.",
    isAdditive: true,
    value: sum("cost_usd"),
    knownOf: priced,
  },
  {
    id: "cost_per_request",
    label: "Cost per request",
    ...money,
    description: "Cost by request that has a price, to 12 decimal places.",
    isAdditive: false,
    value: ratio(sum("cost_usd"), priced),
  },
  {
    id: "priced_requests",
    label: "Priced requests",
    ...count,
    description: "Requests whose cost is known.",
    isAdditive: true,
    value: priced,
  },
  {
    id: "unpriced_requests",
    label: "Requests without price",
    ...count,
    description: "Requests whose cost is not known.",
    isAdditive: true,
    value: sum("unpriced"),
  },
  {
    id: "prompt_tokens",
    label: "Prompt tokens",
    ...tokens,
    description: "Tokens of the prompts, as the providers count them.",
    isAdditive: true,
    value: sum("prompt_tokens"),
    knownOf: metered,
  },
  {
    id: "completion_tokens",
    label: "Completion tokens",
    ...tokens,
    description: "Tokens of the answers, reasoning included.",
    isAdditive: true,
    value: sum("completion_tokens"),
    knownOf: metered,
  },
  {
    id: "total_tokens",
    label: "Tokens",
    ...tokens,
    description: "Prompt and completion tokens together.",
    isAdditive: true,
    value: totalTokens,
    knownOf: metered,
  },
  {
    id: "cache_read_tokens",
    label: "Cache read tokens",
    ...tokens,
    description: "Prompt tokens the providers read from their caches.",
    isAdditive: true,
    value: sum("prompt_cache_read_tokens"),
  },
  {
    id: "cache_write_tokens",
    label: "Cache write tokens",
    ...tokens,
    description: "Prompt tokens the providers wrote to their caches.",
    isAdditive: true,
    value: sum("prompt_cache_write_tokens"),
  },
  {
    id: "reasoning_tokens",
    label: "Reasoning tokens",
    ...tokens,
    description: "Tokens spent on reasoning; part of the completion tokens.",
    isAdditive: true,
    value: sum("reasoning_tokens"),
  },
  {
    id: "tokens_per_request",
    label: "Tokens per request",
    ...tokens,
    description: "Prompt and completion tokens by request that tells them.",
    isAdditive: false,
    value: ratio(totalTokens, metered),
  },
  {
    id: "latency_avg",
    label: "Latency",
    ...duration,
    description: "Mean time from the request's arrival to the last byte of the answer.",
    isAdditive: false,
    value: ratio(sum("latency_ms"), sum("requests")),
  },
  percentile("latency", "Latency", 50, latency),
  percentile("latency", "Latency", 75, latency),
  percentile("latency", "Latency", 90, latency),
  percentile("latency", "Latency", 95, latency),
  percentile("latency", "Latency", 99, latency),
  {
    id: "ttft_avg",
    label: "Time to first token",
    ...duration,
    description: "Mean time to the first byte of the streamed answers.",
    isAdditive: false,
    value: ratio(sum("time_to_first_token_ms"), sum("time_to_first_token_requests")),
  },
  percentile("ttft", "Time to first token", 50, firstToken),
  percentile("ttft", "Time to first token", 75, firstToken),
  percentile("ttft", "Time to first token", 90, firstToken),
  percentile("ttft", "Time to first token", 95, firstToken),
  percentile("ttft", "Time to first token", 99, firstToken),
  {
    id: "tokens_per_second",
    label: "Tokens per second",
    ...speed,
    description:
      "Completion tokens of the streamed answers by the time between their first and last byte: how fast they were generated.",
    isAdditive: false,
    value: ratio(sum("streamed_tokens"), sum("streamed_ms"), 1_000),
  },
  {
    id: "tokens_per_second_unstreamed",
    label: "Tokens per second, not streamed",
    ...speed,
    description:
      "Completion tokens of the answers that came whole by their latency. The time before the first token is in it, so it is lower than that of streams.",
    isAdditive: false,
    value: ratio(sum("unstreamed_tokens"), sum("unstreamed_ms"), 1_000),
  },
  {
    id: "users",
    label: "Users",
    ...count,
    description: "Different end users. Groups may share some, so they do not add up.",
    isAdditive: false,
    value: { distinct: "user" },
  },
  {
    id: "sessions",
    label: "Sessions",
    ...count,
    description: "Different sessions. Groups may share some, so they do not add up.",
    isAdditive: false,
    value: { distinct: "session" },
  },
] as const satisfies readonly MetricDeclaration[];
