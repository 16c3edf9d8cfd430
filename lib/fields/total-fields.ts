import type { Field } from "./field";
import { filterFields } from "./filter-fields";

const failed = filterFields.find(({ id }) => id === "failed")?.sql ?? "0";
const promptTokens = "ifNull(sum(prompt_tokens), 0)";
const completionTokens = "ifNull(sum(completion_tokens), 0)";
const tokens = `(${promptTokens} + ${completionTokens})`;
/** Days on the clock of the zone that is bound as `dayZone`. */
const activeDays = "uniqExact(toDate(created_at, {dayZone: String}))";

/** A quotient with 12 decimals, exact up to there: a float would not equal what was typed. */
const ratio = (dividend: string, divisor: string) =>
  `toDecimal128(divideDecimal(toDecimal128(${dividend}, 0), toDecimal128(${divisor}, 0), 12), 12)`;

const count = { kind: "count", sql: "", type: "UInt64" } as const;
const tokenCount = { kind: "tokens", sql: "", type: "UInt64" } as const;
const average = { sql: "", type: "Decimal(38, 12)" } as const;
const money = { kind: "money", sql: "", type: "Nullable(Decimal(38, 12))" } as const;
const time = { kind: "time", sql: "", type: "DateTime64(3, 'UTC')" } as const;

const user = (column: string) => ({ column, group: "number", table: "users_view" }) as const;
const session = (column: string) =>
  ({ column, group: "number", table: "sessions_request_response_rmt" }) as const;

/**
 * What the requests of one user or of one session come to. As a filter such a figure selects requests like any other:
 * those whose user or session has it. It is judged over the requests that everything joined to it by AND selects, so
 * `model:gpt-5 AND user_cost:>5` means users who spent more than five dollars on that model. Requests without a user
 * count together as one; requests without a session have no such figure.
 */
export const totalFields = [
  {
    ...count,
    id: "user_requests",
    label: "User's requests",
    description: "How many requests the user made.",
    wire: user("user_total_requests"),
    total: { of: "user", sql: "count()" },
  },
  {
    ...count,
    id: "user_errors",
    label: "User's errors",
    description: "How many of the user's requests failed.",
    wire: user("user_total_errors"),
    total: { of: "user", sql: `countIf(${failed})` },
  },
  {
    ...money,
    id: "user_cost",
    label: "User's cost",
    description: "US dollars the user's requests cost; empty when none of them has a price.",
    wire: user("user_cost"),
    total: { of: "user", sql: "sum(cost_usd)" },
  },
  {
    ...tokenCount,
    id: "user_tokens",
    label: "User's tokens",
    description: "Prompt and completion tokens of the user's requests.",
    wire: user("user_total_tokens"),
    total: { of: "user", sql: tokens },
  },
  {
    ...tokenCount,
    id: "user_prompt_tokens",
    label: "User's prompt tokens",
    description: "Prompt tokens of the user's requests.",
    wire: user("user_total_prompt_tokens"),
    total: { of: "user", sql: promptTokens },
  },
  {
    ...tokenCount,
    id: "user_completion_tokens",
    label: "User's completion tokens",
    description: "Completion tokens of the user's requests.",
    wire: user("user_total_completion_tokens"),
    total: { of: "user", sql: completionTokens },
  },
  {
    ...average,
    kind: "tokens",
    id: "user_tokens_per_request",
    label: "User's tokens per request",
    description: "Tokens of the user's requests, on the average.",
    wire: user("user_average_tokens_per_request"),
    total: { of: "user", sql: ratio(tokens, "count()") },
  },
  {
    ...average,
    kind: "count",
    id: "user_requests_per_day",
    label: "User's requests per active day",
    description: "Requests on a day with any, on the average.",
    wire: user("user_average_requests_per_day_active"),
    total: { of: "user", sql: ratio("count()", activeDays) },
  },
  {
    ...count,
    id: "user_active_days",
    label: "User's active days",
    description: "Days on which the user made requests.",
    wire: user("user_active_for"),
    total: { of: "user", sql: activeDays },
  },
  {
    ...time,
    id: "user_first_active",
    label: "User's first request",
    description: "When the user's first request arrived.",
    wire: { ...user("user_first_active"), group: "timestamp" },
    total: { of: "user", sql: "min(created_at)" },
  },
  {
    ...time,
    id: "user_last_active",
    label: "User's last request",
    description: "When the user's last request arrived.",
    wire: { ...user("user_last_active"), group: "timestamp" },
    total: { of: "user", sql: "max(created_at)" },
  },
  {
    ...count,
    id: "session_requests",
    label: "Session's requests",
    description: "How many requests the session has.",
    wire: session("session_total_requests"),
    total: { of: "session", sql: "count()" },
  },
  {
    ...count,
    id: "session_errors",
    label: "Session's errors",
    description: "How many of the session's requests failed.",
    wire: session("session_total_errors"),
    total: { of: "session", sql: `countIf(${failed})` },
  },
  {
    ...money,
    id: "session_cost",
    label: "Session's cost",
    description: "US dollars the session's requests cost; empty when none of them has a price.",
    wire: session("session_total_cost"),
    total: { of: "session", sql: "sum(cost_usd)" },
  },
  {
    ...tokenCount,
    id: "session_tokens",
    label: "Session's tokens",
    description: "Prompt and completion tokens of the session's requests.",
    wire: session("session_total_tokens"),
    total: { of: "session", sql: tokens },
  },
  {
    ...tokenCount,
    id: "session_prompt_tokens",
    label: "Session's prompt tokens",
    description: "Prompt tokens of the session's requests.",
    wire: session("session_prompt_tokens"),
    total: { of: "session", sql: promptTokens },
  },
  {
    ...tokenCount,
    id: "session_completion_tokens",
    label: "Session's completion tokens",
    description: "Completion tokens of the session's requests.",
    wire: session("session_completion_tokens"),
    total: { of: "session", sql: completionTokens },
  },
  {
    ...count,
    kind: "duration",
    id: "session_duration",
    label: "Session's duration",
    description: "Milliseconds from the arrival of its first request to the end of its last answer.",
    wire: session("session_duration_ms"),
    total: {
      of: "session",
      sql: "toUInt64(toUnixTimestamp64Milli(max(created_at + toIntervalMillisecond(latency_ms))) - toUnixTimestamp64Milli(min(created_at)))",
    },
  },
  {
    ...time,
    id: "session_started",
    label: "Session's first request",
    description: "When the session's first request arrived.",
    wire: { ...session("session_created_at"), group: "timestamp" },
    total: { of: "session", sql: "min(created_at)" },
  },
  {
    ...time,
    id: "session_last_request",
    label: "Session's last request",
    description: "When the session's last request arrived.",
    wire: { ...session("session_latest_request_created_at"), group: "timestamp" },
    total: { of: "session", sql: "max(created_at)" },
  },
] as const satisfies readonly Field[];
