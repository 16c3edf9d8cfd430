import { z } from "zod";
import { quantileMetrics } from "@/lib/metrics/token-quantiles";
import { wireIncrements } from "@/lib/metrics/wire";
import { contract, dataAnswer } from "./contract";
import { filterSchema } from "./filter";
import { filterRequired } from "./selection";
import { timeFromToSchema, timeZoneDifferenceSchema } from "./time-between";
import { clampedNumber } from "./values";

// The paths, bodies and answers are those of the metrics controller behind Helicone's dashboard. Where its figures and those of
// Facet's other endpoints would differ, Facet's hold, so that every screen and answer agrees; each description says so.

const asked = { filter: filterSchema, timeFilter: timeFromToSchema };
const steps = {
  dbIncrement: z.enum(wireIncrements).default("hour"),
  timeZoneDifference: timeZoneDifferenceSchema,
};
const total = z.strictObject(asked).meta({ id: "DashboardQuery", override: filterRequired });
const overTime = z
  .strictObject({ ...asked, ...steps })
  .meta({ id: "DashboardOverTimeQuery", override: filterRequired });
const page = z
  .strictObject({ ...asked, offset: clampedNumber(0, 10_000).default(0), limit: clampedNumber(1, 10_000) })
  .meta({ id: "DashboardPageQuery", override: filterRequired });

const time = z
  .string()
  .meta({ description: "Where the bucket begins, UTC", example: "2026-01-31T12:00:00.000Z" });
const count = z.int();
const costUsd = z.string().nullable().meta({
  description: "Facet's own: the same as exact text; null when there are requests and none has a price",
});
const points = <Shape extends z.ZodRawShape>(shape: Shape) =>
  dataAnswer(z.array(z.object({ time, ...shape })));

/** What all of these endpoints have in common. */
function endpoint<Name extends string, Body extends z.ZodType, Answer extends z.ZodType>(
  path: Name,
  operationId: string,
  [summary, description]: readonly [string, string],
  body: Body,
  answer: Answer,
) {
  return contract({
    method: "POST",
    path: `/v1/${path}`,
    operationId,
    tag: "Dashboard",
    summary,
    description,
    permission: "r",
    input: z.object({ body }),
    answer,
    status: 200,
    errors: ["timeout"],
  });
}

export const getTotalRequests = endpoint(
  "metrics/totalRequests",
  "getTotalRequests",
  ["Count requests", "How many requests there are."],
  total,
  dataAnswer(count),
);

export const getTotalCost = endpoint(
  "metrics/totalCost",
  "getTotalCost",
  ["Add up cost", "US dollars; requests without a price count nothing."],
  total,
  dataAnswer(z.number()).extend({ cost_usd: costUsd }),
);

export const getAverageLatency = endpoint(
  "metrics/averageLatency",
  "getAverageLatency",
  ["Average latency", "Milliseconds; 0 without requests."],
  total,
  dataAnswer(z.number()),
);

export const getAverageTimeToFirstToken = endpoint(
  "metrics/averageTimeToFirstToken",
  "getAverageTimeToFirstToken",
  ["Average time to first token", "Milliseconds, of the answers that were streamed; 0 without any."],
  total,
  dataAnswer(z.number()),
);

export const getAverageTokensPerRequest = endpoint(
  "metrics/averageTokensPerRequest",
  "getAverageTokensPerRequest",
  ["Average tokens", "By request, also those whose tokens are not known; 0 without requests."],
  total,
  dataAnswer(
    z.object({
      average_prompt_tokens_per_response: z.number(),
      average_completion_tokens_per_response: z.number(),
      average_total_tokens_per_response: z.number(),
    }),
  ),
);

export const getActiveUsers = endpoint(
  "metrics/activeUsers",
  "getActiveUsers",
  ["Count users", "Different users; requests without one are none."],
  total,
  dataAnswer(count),
);

export const getRequestsOverTime = endpoint(
  "metrics/requestOverTime",
  "getRequestsOverTime",
  ["Requests over time", "A row for every bucket, also where nothing happened."],
  overTime,
  points({ count }),
);

export const getCostOverTime = endpoint(
  "metrics/costOverTime",
  "getCostOverTime",
  ["Cost over time", "A row for every bucket; US dollars."],
  overTime,
  points({ cost: z.number(), cost_usd: costUsd }),
);

export const getTokensOverTime = endpoint(
  "metrics/tokensOverTime",
  "getTokensOverTime",
  ["Tokens over time", "A row for every bucket."],
  overTime,
  points({ prompt_tokens: count, completion_tokens: count }),
);

export const getDetailedTokensOverTime = endpoint(
  "metrics/detailedTokensOverTime",
  "getDetailedTokensOverTime",
  ["Tokens over time in detail", "A row for every bucket."],
  overTime,
  points({
    prompt_tokens: count,
    completion_tokens: count,
    reasoning_tokens: count,
    prompt_cache_read_tokens: count,
    prompt_cache_write_tokens: count,
  }),
);

export const getModelUsageOverTime = endpoint(
  "metrics/modelUsageOverTime",
  "getModelUsageOverTime",
  [
    "Models over time",
    'A row for every model in every bucket in which it was used; without a name it is "unknown". Models beyond the most used come together.',
  ],
  overTime,
  points({
    model: z.string(),
    request_count: count,
    total_tokens: count,
    is_other: z.boolean().optional().meta({ description: "Facet's own: true for all other models together" }),
  }),
);

export const getLatencyOverTime = endpoint(
  "metrics/latencyOverTime",
  "getLatencyOverTime",
  ["Latency over time", "Averages in milliseconds, 0 without requests. Models of batches are not left out."],
  overTime,
  points({ duration: z.number() }),
);

export const getTimeToFirstTokenOverTime = endpoint(
  "metrics/timeToFirstToken",
  "getTimeToFirstTokenOverTime",
  ["Time to first token over time", "Averages of streamed answers in milliseconds, 0 without any."],
  overTime,
  points({ ttft: z.number() }),
);

export const getUsersOverTime = endpoint(
  "metrics/usersOverTime",
  "getUsersOverTime",
  ["Users over time", "Different users in every bucket."],
  overTime,
  points({ count }),
);

export const getErrorsOverTime = endpoint(
  "metrics/errorOverTime",
  "getErrorsOverTime",
  ["Errors over time", "Requests that ended in an error status or did not end whole."],
  overTime,
  points({ count }),
);

export const getRequestStatusOverTime = endpoint(
  "metrics/requestStatusOverTime",
  "getRequestStatusOverTime",
  ["Statuses over time", "A row for every status in every bucket in which there was one."],
  overTime,
  points({ count, status: z.int() }),
);

export const getRequestCount = endpoint(
  "metrics/requestCount",
  "getRequestCount",
  [
    "Count requests of all time",
    "How many requests the filter selects; with isCached only answers from the cache.",
  ],
  z
    .strictObject({ filter: filterSchema, isCached: z.boolean().default(false) })
    .meta({ id: "RequestCountQuery", override: filterRequired }),
  dataAnswer(count),
);

export const getModelMetrics = endpoint(
  "metrics/models",
  "getModelMetrics",
  ["Models", "The models with the most requests first."],
  page,
  dataAnswer(
    z.array(
      z.object({
        model: z.string(),
        total_requests: count,
        total_completion_tokens: count,
        total_prompt_token: count,
        total_tokens: count,
        cost: z.number(),
        cost_usd: costUsd,
      }),
    ),
  ),
);

export const getCountryMetrics = endpoint(
  "metrics/country",
  "getCountryMetrics",
  ["Countries", "Those with the most requests first; requests of no known country are left out."],
  page,
  dataAnswer(z.array(z.object({ country: z.string(), total_requests: count }))),
);

export const getQuantiles = endpoint(
  "metrics/quantiles",
  "getQuantiles",
  ["Percentiles over time", "Of latency in milliseconds or of tokens, by request; 0 without any."],
  z
    .strictObject({ ...asked, ...steps, metric: z.enum(quantileMetrics) })
    .meta({ id: "QuantilesQuery", override: filterRequired }),
  points({ p75: z.number(), p90: z.number(), p95: z.number(), p99: z.number() }),
);

export const queryScoresOverTime = endpoint(
  "dashboard/scores/query",
  "queryScoresOverTime",
  ["Scores over time", "The mean of each score in every bucket in which something was scored."],
  z
    .strictObject({ userFilter: filterSchema, timeFilter: timeFromToSchema, ...steps })
    .meta({ id: "ScoresOverTimeQuery", override: { required: ["userFilter", "timeFilter"] } }),
  dataAnswer(
    z.array(
      z.object({
        score_key: z.string(),
        score_sum: z.number().meta({ description: "The mean, under the name it has in the wire format" }),
        created_at_trunc: time,
      }),
    ),
  ),
);
