import { storedPropertyKey } from "@/lib/fields/property-path";
import type { RequestRecord } from "@/lib/record";

/** A record as lines of `FORMAT JSONEachRow`. */
export interface RowLines {
  requests: string;
  /** Null when neither body was kept. */
  bodies: string | null;
}

export function rowLines(record: RequestRecord): RowLines {
  const createdAt = timestamp(record.createdAtMs);
  const isEmpty = record.requestBody === "" && record.responseBody === "";
  return {
    requests: engineJson(requestRow(record, createdAt)),
    bodies: isEmpty ? null : engineJson(bodiesRow(record, createdAt)),
  };
}

function requestRow(record: RequestRecord, createdAt: string): object {
  const { usage } = record;
  return {
    organization_id: record.organizationId,
    request_id: record.requestId,
    created_at: createdAt,
    api_key_id: record.apiKeyId ?? undefined,
    provider: record.provider,
    model: record.model,
    request_model: record.requestModel,
    response_model: record.responseModel,
    method: record.method,
    path: record.path,
    target_url: record.targetUrl,
    referrer: record.referrer,
    status: record.status,
    outcome: record.outcome,
    error_message: record.errorMessage,
    stop_reason: record.stopReason,
    is_stream: record.isStream,
    latency_ms: unsigned(record.latencyMs),
    time_to_first_token_ms: record.timeToFirstTokenMs === null ? null : unsigned(record.timeToFirstTokenMs),
    prompt_tokens: usage && unsigned(usage.promptTokens),
    completion_tokens: usage && unsigned(usage.completionTokens),
    prompt_cache_read_tokens: unsigned(usage?.promptCacheReadTokens ?? 0),
    prompt_cache_write_tokens: unsigned(usage?.promptCacheWriteTokens ?? 0),
    prompt_audio_tokens: unsigned(usage?.promptAudioTokens ?? 0),
    completion_audio_tokens: unsigned(usage?.completionAudioTokens ?? 0),
    reasoning_tokens: unsigned(usage?.reasoningTokens ?? 0),
    cost_usd: record.costUsd,
    user_id: record.userId,
    properties: storedProperties(record.properties),
    country_code: record.countryCode,
    request_preview: record.requestPreview,
    response_preview: record.responsePreview,
    request_bytes: unsigned(record.requestBytes),
    response_bytes: unsigned(record.responseBytes),
    notes: record.notes,
  };
}

function bodiesRow(record: RequestRecord, createdAt: string): object {
  return {
    organization_id: record.organizationId,
    request_id: record.requestId,
    created_at: createdAt,
    request_body: record.requestBody,
    response_body: record.responseBody,
  };
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
