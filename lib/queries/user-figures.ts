import { z } from "zod";
import { findField } from "@/lib/fields/fields";
import { propertySql } from "@/lib/fields/property-path";
import { quantileOfGroupSql } from "@/lib/rollup/histogram";
import { totalSql } from "./grouped-selection";
import { int64 } from "./int64";

/** What the gateway writes on a call that a rate limit turned away, such as `bucket_rate_limited`. */
const rateLimited = `endsWith(ifNull(${propertySql("Helicone-Rate-Limit-Status")}, ''), 'rate_limited')`;
const session = findField("session")?.sql ?? "''";

/** What a list of users can be sorted by, under the API's names, and how it is computed. */
export const userSorts = {
  user_id: "user_id",
  total_requests: totalSql("user_requests"),
  total_errors: totalSql("user_errors"),
  cost: totalSql("user_cost"),
  total_tokens: totalSql("user_tokens"),
  total_prompt_tokens: totalSql("user_prompt_tokens"),
  total_completion_tokens: totalSql("user_completion_tokens"),
  average_tokens_per_request: totalSql("user_tokens_per_request"),
  average_requests_per_day_active: totalSql("user_requests_per_day"),
  active_for: totalSql("user_active_days"),
  first_active: totalSql("user_first_active"),
  last_active: totalSql("user_last_active"),
  avg_latency: "avg(latency_ms)",
  p95_latency: quantileOfGroupSql("latency_ms", 0.95),
  rate_limited_count: `countIf(${rateLimited})`,
  sessions: `uniqExact(nullIf(${session}, ''))`,
} as const;

export type UserSortKey = keyof typeof userSorts;
export const userSortKeys = Object.keys(userSorts) as UserSortKey[];

/** What the requests of a user come to, as columns of a statement that groups by user. */
export const userFigures = `
    user_id AS userId,
    ${userSorts.total_requests} AS requests,
    ${userSorts.total_errors} AS errors,
    toString(${userSorts.cost}) AS costUsd,
    countIf(cost_usd IS NULL) AS unpriced,
    ${userSorts.total_prompt_tokens} AS promptTokens,
    ${userSorts.total_completion_tokens} AS completionTokens,
    ${userSorts.active_for} AS activeDays,
    toUnixTimestamp64Milli(${userSorts.first_active}) AS firstMs,
    toUnixTimestamp64Milli(${userSorts.last_active}) AS lastMs,
    ${userSorts.avg_latency} AS avgLatencyMs,
    ${userSorts.p95_latency} AS p95LatencyMs,
    ${userSorts.rate_limited_count} AS rateLimited,
    ${userSorts.sessions} AS sessions`;

export const userFiguresSchema = z.object({
  /** Empty for the requests without a user. */
  userId: z.string(),
  requests: int64,
  errors: int64,
  /** Exact text; null when no request has a price. */
  costUsd: z.string().nullable(),
  unpriced: int64,
  promptTokens: int64,
  completionTokens: int64,
  activeDays: int64,
  firstMs: int64,
  lastMs: int64,
  avgLatencyMs: z.number(),
  p95LatencyMs: z.number(),
  rateLimited: int64,
  /** Different sessions. */
  sessions: int64,
});

export type UserFigures = z.infer<typeof userFiguresSchema>;
