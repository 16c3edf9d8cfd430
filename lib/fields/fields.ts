import type { RequestRow } from "@/lib/record";
import { propertySql } from "./property-path";

/** What a value means, hence how it is compared, typed in and shown. */
export type FieldKind =
  | "text"
  | "uuid"
  | "status"
  | "count"
  | "tokens"
  | "bytes"
  | "duration"
  | "money"
  | "time"
  | "boolean";

/** The operator groups of the wire format (`request_response_rmt`). */
export type WireGroup = "text" | "number" | "timestamp" | "boolean";

export interface Field {
  /** Name in the URL, the text language, exports and the API's `sort`. */
  id: string;
  label: string;
  kind: FieldKind;
  /** Sentence for the column menu and the OpenAPI document. */
  description: string;
  /** Expression over the `requests` table. */
  sql: string;
  /** ClickHouse type the expression has and its operands are bound as. */
  type: string;
  /** Its name and operator group in Helicone's filter format, where it has one. */
  wire?: { column: string; group: WireGroup };
  /** Where the value stands in a row of the API. */
  rowKey?: keyof RequestRow;
  /** How the requests table shows it; absent for fields that are only filtered by. */
  column?: { widthPx: number; visible: boolean; align?: "end" };
}

/** Every built-in field of a request, declared once. All menus, columns, parsers and documents derive from it. */
export const fields = [
  {
    id: "created",
    label: "Created",
    kind: "time",
    description: "When the request arrived.",
    sql: "created_at",
    type: "DateTime64(3, 'UTC')",
    wire: { column: "request_created_at", group: "timestamp" },
    rowKey: "request_created_at",
    column: { widthPx: 168, visible: true },
  },
  {
    id: "status",
    label: "Status",
    kind: "status",
    description: "The provider's HTTP status, or what happened instead: cancelled, timed out, unreachable.",
    sql: "status",
    type: "Int16",
    wire: { column: "status", group: "number" },
    rowKey: "response_status",
    column: { widthPx: 104, visible: true },
  },
  {
    id: "request",
    label: "Request",
    kind: "text",
    description: "The beginning of what was asked.",
    sql: "request_preview",
    type: "String",
    rowKey: "request_preview",
    column: { widthPx: 280, visible: true },
  },
  {
    id: "response",
    label: "Response",
    kind: "text",
    description: "The beginning of what was answered.",
    sql: "response_preview",
    type: "String",
    rowKey: "response_preview",
    column: { widthPx: 280, visible: true },
  },
  {
    id: "model",
    label: "Model",
    kind: "text",
    description: "The model that answered, or the one asked for when the answer names none.",
    sql: "model",
    type: "String",
    wire: { column: "model", group: "text" },
    rowKey: "model",
    column: { widthPx: 180, visible: true },
  },
  {
    id: "provider",
    label: "Provider",
    kind: "text",
    description: "The vendor the call went to.",
    sql: "provider",
    type: "String",
    wire: { column: "provider", group: "text" },
    rowKey: "provider",
    column: { widthPx: 120, visible: false },
  },
  {
    id: "cost",
    label: "Cost",
    kind: "money",
    description:
      "US dollars, from the provider's token counts and list price; empty when the price is unknown.",
    sql: "cost_usd",
    type: "Decimal(38, 12)",
    wire: { column: "cost", group: "number" },
    rowKey: "cost",
    column: { widthPx: 104, visible: true, align: "end" },
  },
  {
    id: "latency",
    label: "Latency",
    kind: "duration",
    description: "Milliseconds from the request's arrival to the last byte of the answer.",
    sql: "latency_ms",
    type: "UInt32",
    wire: { column: "latency", group: "number" },
    rowKey: "delay_ms",
    column: { widthPx: 104, visible: true, align: "end" },
  },
  {
    id: "ttft",
    label: "Time to first token",
    kind: "duration",
    description: "Milliseconds to the first byte of a streamed answer.",
    sql: "time_to_first_token_ms",
    type: "Nullable(UInt32)",
    wire: { column: "time_to_first_token", group: "number" },
    rowKey: "time_to_first_token",
    column: { widthPx: 104, visible: false, align: "end" },
  },
  {
    id: "total_tokens",
    label: "Total tokens",
    kind: "tokens",
    description: "Prompt and completion tokens together.",
    sql: "(prompt_tokens + completion_tokens)",
    type: "Nullable(UInt64)",
    wire: { column: "total_tokens", group: "number" },
    rowKey: "total_tokens",
    column: { widthPx: 112, visible: true, align: "end" },
  },
  {
    id: "prompt_tokens",
    label: "Prompt tokens",
    kind: "tokens",
    description: "Tokens of the prompt, as the provider counts them.",
    sql: "prompt_tokens",
    type: "Nullable(UInt32)",
    wire: { column: "prompt_tokens", group: "number" },
    rowKey: "prompt_tokens",
    column: { widthPx: 112, visible: false, align: "end" },
  },
  {
    id: "completion_tokens",
    label: "Completion tokens",
    kind: "tokens",
    description: "Tokens of the answer, reasoning included.",
    sql: "completion_tokens",
    type: "Nullable(UInt32)",
    wire: { column: "completion_tokens", group: "number" },
    rowKey: "completion_tokens",
    column: { widthPx: 128, visible: false, align: "end" },
  },
  {
    id: "reasoning_tokens",
    label: "Reasoning tokens",
    kind: "tokens",
    description: "Tokens the model spent on reasoning; part of the completion tokens.",
    sql: "reasoning_tokens",
    type: "UInt32",
    wire: { column: "reasoning_tokens", group: "number" },
    rowKey: "reasoning_tokens",
    column: { widthPx: 128, visible: false, align: "end" },
  },
  {
    id: "cache_read_tokens",
    label: "Cache read tokens",
    kind: "tokens",
    description: "Prompt tokens the provider read from its cache.",
    sql: "prompt_cache_read_tokens",
    type: "UInt32",
    wire: { column: "prompt_cache_read_tokens", group: "number" },
    rowKey: "prompt_cache_read_tokens",
    column: { widthPx: 128, visible: false, align: "end" },
  },
  {
    id: "cache_write_tokens",
    label: "Cache write tokens",
    kind: "tokens",
    description: "Prompt tokens the provider wrote to its cache.",
    sql: "prompt_cache_write_tokens",
    type: "UInt32",
    wire: { column: "prompt_cache_write_tokens", group: "number" },
    rowKey: "prompt_cache_write_tokens",
    column: { widthPx: 128, visible: false, align: "end" },
  },
  {
    id: "user",
    label: "User",
    kind: "text",
    description: "The caller's end user: Helicone-User-Id, or the body's `user`.",
    sql: "user_id",
    type: "String",
    wire: { column: "user_id", group: "text" },
    rowKey: "request_user_id",
    column: { widthPx: 140, visible: true },
  },
  {
    id: "session",
    label: "Session",
    kind: "text",
    description: "Helicone-Session-Id.",
    sql: propertySql("Helicone-Session-Id"),
    type: "Nullable(String)",
    column: { widthPx: 140, visible: false },
  },
  {
    id: "session_name",
    label: "Session name",
    kind: "text",
    description: "Helicone-Session-Name.",
    sql: propertySql("Helicone-Session-Name"),
    type: "Nullable(String)",
    column: { widthPx: 140, visible: false },
  },
  {
    id: "session_path",
    label: "Session path",
    kind: "text",
    description: "Helicone-Session-Path.",
    sql: propertySql("Helicone-Session-Path"),
    type: "Nullable(String)",
    column: { widthPx: 140, visible: false },
  },
  {
    id: "prompt_id",
    label: "Prompt",
    kind: "text",
    description: "Helicone-Prompt-Id.",
    sql: propertySql("Helicone-Prompt-Id"),
    type: "Nullable(String)",
    wire: { column: "prompt_id", group: "text" },
    rowKey: "prompt_id",
    column: { widthPx: 140, visible: false },
  },
  {
    id: "stop_reason",
    label: "Stop reason",
    kind: "text",
    description: "Why the model stopped, in the provider's own word.",
    sql: "stop_reason",
    type: "String",
    rowKey: "stop_reason",
    column: { widthPx: 120, visible: false },
  },
  {
    id: "error",
    label: "Error",
    kind: "text",
    description: "What went wrong, when something did.",
    sql: "error_message",
    type: "String",
    rowKey: "error_message",
    column: { widthPx: 240, visible: false },
  },
  {
    id: "stream",
    label: "Streamed",
    kind: "boolean",
    description: "Whether the answer came as a stream of events.",
    sql: "is_stream",
    type: "Bool",
    rowKey: "is_stream",
    column: { widthPx: 96, visible: false },
  },
  {
    id: "path",
    label: "Path",
    kind: "text",
    description: "The path of the call at the provider.",
    sql: "path",
    type: "String",
    rowKey: "request_path",
    column: { widthPx: 200, visible: false },
  },
  {
    id: "target_url",
    label: "Target URL",
    kind: "text",
    description: "The provider's origin.",
    sql: "target_url",
    type: "String",
    wire: { column: "target_url", group: "text" },
    rowKey: "target_url",
    column: { widthPx: 200, visible: false },
  },
  {
    id: "country",
    label: "Country",
    kind: "text",
    description: "Two-letter country code, when a proxy in front of Facet sends one.",
    sql: "country_code",
    type: "String",
    wire: { column: "country_code", group: "text" },
    rowKey: "country_code",
    column: { widthPx: 88, visible: false },
  },
  {
    id: "request_id",
    label: "Request ID",
    kind: "uuid",
    description: "The id Facet answered in `helicone-id`.",
    sql: "request_id",
    type: "UUID",
    wire: { column: "request_id", group: "text" },
    rowKey: "request_id",
    column: { widthPx: 300, visible: false },
  },
] as const satisfies readonly Field[];

export type FieldId = (typeof fields)[number]["id"];

const byId: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.id, field]));

/** The field of that id, or undefined when there is none. */
export function findField(id: string): Field | undefined {
  return byId.get(id);
}

/**
 * Keys that Facet itself records among the properties, in lower case. They have built-in columns and stay out of
 * the list of custom properties.
 */
export const reservedPropertyKeys: ReadonlySet<string> = new Set([
  "helicone-session-id",
  "helicone-session-name",
  "helicone-session-path",
  "helicone-prompt-id",
]);
