import type { StoredRequest } from "@/lib/queries/request-columns";
import type { RequestRow } from "@/lib/record";
import { storedProperties } from "./stored-properties";

/** What a row shows in place of the two bodies. */
export interface ShownBodies {
  requestBody: unknown;
  responseBody: unknown;
}

/**
 * A stored request in the API's words.
 *
 * @param spellings how people spelled the stored (lower-case) property keys; one without is shown as stored.
 */
export function toRequestRow(
  stored: StoredRequest,
  bodies: ShownBodies,
  spellings: ReadonlyMap<string, string>,
): RequestRow {
  const byKey = storedProperties(stored.propertiesJson);
  // fromEntries defines its keys, so one named __proto__ is a property like any other.
  const properties = Object.fromEntries([...byKey].map(([key, value]) => [spellings.get(key) ?? key, value]));
  return {
    request_id: stored.requestId,
    response_id: null,
    request_created_at: isoTime(stored.createdAtMs),
    response_created_at: isoTime(stored.createdAtMs + stored.latencyMs),
    request_body: bodies.requestBody,
    response_body: bodies.responseBody,
    response_status: stored.status,
    request_user_id: stored.userId,
    request_properties: properties,
    properties,
    request_path: stored.path,
    provider: stored.provider,
    request_model: stored.requestModel,
    response_model: stored.responseModel,
    model: stored.model,
    model_override: modelOverride(stored),
    delay_ms: stored.latencyMs,
    time_to_first_token: stored.timeToFirstTokenMs,
    prompt_tokens: stored.promptTokens,
    completion_tokens: stored.completionTokens,
    total_tokens: sum(stored.promptTokens, stored.completionTokens),
    prompt_cache_read_tokens: stored.promptCacheReadTokens,
    prompt_cache_write_tokens: stored.promptCacheWriteTokens,
    prompt_audio_tokens: stored.promptAudioTokens,
    completion_audio_tokens: stored.completionAudioTokens,
    reasoning_tokens: stored.reasoningTokens,
    cost: stored.costUsd === null ? null : Number(stored.costUsd),
    cost_usd: stored.costUsd,
    country_code: stored.countryCode || null,
    target_url: stored.targetUrl || null,
    scores: stored.scores,
    asset_ids: [],
    asset_urls: {},
    cache_enabled: stored.cacheEnabled,
    cache_reference_id: stored.cacheReferenceId,
    request_referrer: stored.referrer,
    ai_gateway_body_mapping: "",
    prompt_id: byKey.get("helicone-prompt-id") ?? "",
    prompt_version: "",
    updated_at: isoTime(stored.updatedAtMs),
    storage_location: "clickhouse",
    size_bytes: stored.requestBytes + stored.responseBytes,
    feedback_created_at: null,
    outcome: stored.outcome,
    error_message: stored.errorMessage,
    stop_reason: stored.stopReason,
    is_stream: stored.isStream,
    request_preview: stored.requestPreview,
    response_preview: stored.responsePreview,
    notes: stored.notes,
  };
}

/** What the record goes by is the answer's model or the request's, unless the caller named another one. */
function modelOverride({ model, requestModel, responseModel }: StoredRequest): string | null {
  return model === (responseModel || requestModel || "unknown") ? null : model;
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
