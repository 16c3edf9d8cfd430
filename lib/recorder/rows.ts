import type { BinaryColumn } from "@/lib/clickhouse/database";
import type { RowBinaryWriter } from "@/lib/clickhouse/row-binary";
import { storedPropertyKey, storedPropertyPath } from "@/lib/fields/property-path";
import type { RequestRecord } from "@/lib/record";

/** A column as it is inserted, and how a record fills it. */
interface Column extends BinaryColumn {
  write: (to: RowBinaryWriter, record: RequestRecord) => void;
}

function column(name: string, type: string, write: Column["write"]): Column {
  return { name, type, write };
}

function text(name: string, read: (record: RequestRecord) => string): Column {
  return column(name, "String", (to, record) => to.string(read(record)));
}

function count(name: string, read: (record: RequestRecord) => number): Column {
  return column(name, "UInt32", (to, record) => to.uint32(unsigned(read(record))));
}

function countOrNull(name: string, read: (record: RequestRecord) => number | null | undefined): Column {
  return column(name, "Nullable(UInt32)", (to, record) => {
    const value = read(record) ?? null;
    to.isNull(value === null);
    if (value !== null) {
      to.uint32(unsigned(value));
    }
  });
}

const key: readonly Column[] = [
  column("organization_id", "UUID", (to, { organizationId }) => to.uuid(organizationId)),
  column("request_id", "UUID", (to, { requestId }) => to.uuid(requestId)),
  column("created_at", "DateTime64(3, 'UTC')", (to, { createdAtMs }) => to.dateTime64(createdAtMs)),
];

/** The columns of `requests` that a record tells; the others have defaults. */
export const requestColumns: readonly Column[] = [
  ...key,
  column("api_key_id", "UUID", (to, { apiKeyId }) => to.uuid(apiKeyId ?? nilUuid)),
  text("provider", ({ provider }) => provider),
  text("model", ({ model }) => model),
  text("request_model", ({ requestModel }) => requestModel),
  text("response_model", ({ responseModel }) => responseModel),
  text("method", ({ method }) => method),
  text("path", ({ path }) => path),
  text("target_url", ({ targetUrl }) => targetUrl),
  text("referrer", ({ referrer }) => referrer),
  column("status", "Int16", (to, { status }) => to.int16(status)),
  text("outcome", ({ outcome }) => outcome),
  text("error_message", ({ errorMessage }) => errorMessage),
  text("stop_reason", ({ stopReason }) => stopReason),
  column("is_stream", "Bool", (to, { isStream }) => to.bool(isStream)),
  count("latency_ms", ({ latencyMs }) => latencyMs),
  countOrNull("time_to_first_token_ms", ({ timeToFirstTokenMs }) => timeToFirstTokenMs),
  countOrNull("prompt_tokens", ({ usage }) => usage?.promptTokens),
  countOrNull("completion_tokens", ({ usage }) => usage?.completionTokens),
  count("prompt_cache_read_tokens", ({ usage }) => usage?.promptCacheReadTokens ?? 0),
  count("prompt_cache_write_tokens", ({ usage }) => usage?.promptCacheWriteTokens ?? 0),
  count("prompt_audio_tokens", ({ usage }) => usage?.promptAudioTokens ?? 0),
  count("completion_audio_tokens", ({ usage }) => usage?.completionAudioTokens ?? 0),
  count("reasoning_tokens", ({ usage }) => usage?.reasoningTokens ?? 0),
  column("cost_usd", "Nullable(Decimal(18, 12))", (to, { costUsd }) => {
    to.isNull(costUsd === null);
    if (costUsd !== null) {
      to.decimal64(costUsd, 12);
    }
  }),
  text("user_id", ({ userId }) => userId),
  column("properties", "JSON", (to, { properties }) => to.json(storedPaths(properties))),
  text("country_code", ({ countryCode }) => countryCode),
  text("request_preview", ({ requestPreview }) => requestPreview),
  text("response_preview", ({ responsePreview }) => responsePreview),
  column("request_bytes", "UInt64", (to, { requestBytes }) => to.uint64(requestBytes)),
  column("response_bytes", "UInt64", (to, { responseBytes }) => to.uint64(responseBytes)),
  column("notes", "Array(String)", (to, { notes }) => to.strings(notes)),
];

/** The columns of `request_bodies`. */
export const bodyColumns: readonly Column[] = [
  ...key,
  text("request_body", ({ requestBody }) => requestBody),
  text("response_body", ({ responseBody }) => responseBody),
];

/**
 * Writes a record as one row.
 *
 * @throws RangeError when a value cannot be stored, such as an id that is no UUID; half a row is then written.
 */
export function writeRow(to: RowBinaryWriter, columns: readonly Column[], record: RequestRecord): void {
  for (const { write } of columns) {
    write(to, record);
  }
}

/** Properties as paths of the `JSON` column; of keys that differ by case only the last counts. */
function storedPaths(entries: RequestRecord["properties"]): [path: string, value: string][] {
  const paths = new Map<string, string>();
  for (const [key, value] of entries) {
    paths.set(storedPropertyPath(wellFormed(storedPropertyKey(key))), value);
  }
  return [...paths];
}

/**
 * Keys in the form they are stored in; of keys that differ by case only the last counts. Built by `fromEntries`,
 * for which `__proto__` is a key like any other.
 */
export function storedProperties<Value>(
  entries: readonly (readonly [key: string, value: Value])[],
): Record<string, Value> {
  return Object.fromEntries(entries.map(([key, value]) => [wellFormed(storedPropertyKey(key)), value]));
}

/** JSON as the engine takes it, which refuses half a surrogate pair. */
export function engineJson(value: unknown): string {
  const json = JSON.stringify(value);
  return /\\ud[89a-f]/.test(json)
    ? JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? wellFormed(inner) : inner))
    : json;
}

export function timestamp(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** Half a surrogate pair, which is no text, becomes the replacement character. */
export function wellFormed(text: string): string {
  // Most text has no surrogates at all, and asking for any is much cheaper than looking for halves.
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, "\ufffd") : text;
}

/** A figure that does not fit must not cost the row it stands in. */
function unsigned(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.round(value), 0), 0xffff_ffff) : 0;
}

const nilUuid = "00000000-0000-0000-0000-000000000000";
