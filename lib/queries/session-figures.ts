import { z } from "zod";
import { findField } from "@/lib/fields/fields";
import { propertySql } from "@/lib/fields/property-path";
import { totalKey } from "@/lib/filters/compile-total";
import { totalSql } from "./grouped-selection";
import { int64 } from "./int64";

/** The property that holds whether a session was found good (`1`) or bad (`0`). */
export const feedbackKey = "Helicone-Session-Feedback";

const feedback = propertySql(feedbackKey);
const name = findField("session_name")?.sql ?? "''";
const id = totalKey("session").sql;

/** A session has one name: the one that was sent last. */
export const sessionName = `argMaxIf(assumeNotNull(${name}), created_at, ifNull(${name} != '', 0))`;

/** What a list of sessions can be sorted by, under the API's names, and how it is computed. */
export const sessionSorts = {
  created_at: totalSql("session_started"),
  latest_request_created_at: totalSql("session_last_request"),
  session_id: id,
  session_name: `nullIf(${sessionName}, '')`,
  total_cost: totalSql("session_cost"),
  total_requests: totalSql("session_requests"),
  total_errors: totalSql("session_errors"),
  total_tokens: totalSql("session_tokens"),
  prompt_tokens: totalSql("session_prompt_tokens"),
  completion_tokens: totalSql("session_completion_tokens"),
  avg_latency: "avg(latency_ms)",
  duration: totalSql("session_duration"),
} as const;

export type SessionSortKey = keyof typeof sessionSorts;
export const sessionSortKeys = Object.keys(sessionSorts) as SessionSortKey[];

/** Of people and models a session has few; of a mistake, such as one id for everybody, it may have thousands. */
const namesMax = 50;

/** What the requests of a session come to, as columns of a statement that groups by session. */
export const sessionFigures = `
    ${id} AS sessionId,
    ${sessionName} AS sessionName,
    ${sessionSorts.total_requests} AS requests,
    ${sessionSorts.total_errors} AS errors,
    toString(${sessionSorts.total_cost}) AS costUsd,
    countIf(cost_usd IS NULL) AS unpriced,
    ${sessionSorts.prompt_tokens} AS promptTokens,
    ${sessionSorts.completion_tokens} AS completionTokens,
    ${sessionSorts.avg_latency} AS avgLatencyMs,
    ${sessionSorts.duration} AS durationMs,
    toUnixTimestamp64Milli(${sessionSorts.created_at}) AS firstMs,
    toUnixTimestamp64Milli(${sessionSorts.latest_request_created_at}) AS lastMs,
    arraySort(groupUniqArrayIf(${namesMax})(user_id, user_id != '')) AS userIds,
    arraySort(groupUniqArray(${namesMax})(toString(model))) AS models,
    CAST(argMaxIf(${feedback}, (created_at, request_id), ${feedback} IS NOT NULL) AS Nullable(String)) AS feedback`;

export const sessionFiguresSchema = z.object({
  sessionId: z.string(),
  /** Empty without one. */
  sessionName: z.string(),
  requests: int64,
  errors: int64,
  /** Exact text; null when no request has a price. */
  costUsd: z.string().nullable(),
  unpriced: int64,
  promptTokens: int64,
  completionTokens: int64,
  avgLatencyMs: z.number(),
  /** From the arrival of the first request to the end of the last answer. */
  durationMs: int64,
  firstMs: int64,
  lastMs: int64,
  userIds: z.array(z.string()),
  models: z.array(z.string()),
  /** As the property has it; null without. */
  feedback: z.string().nullable(),
});

export type SessionFigures = z.infer<typeof sessionFiguresSchema>;
