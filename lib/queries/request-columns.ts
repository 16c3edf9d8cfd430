import { z } from "zod";

/**
 * What a row of `requests` is read as. Aliases are in camel case, as an alias that equals a column's name would
 * take its place in WHERE and ORDER BY.
 */
export const requestColumns = `
    request_id AS requestId,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    toUnixTimestamp64Milli(updated_at) AS updatedAtMs,
    provider,
    model,
    request_model AS requestModel,
    response_model AS responseModel,
    path,
    target_url AS targetUrl,
    referrer,
    status,
    outcome,
    error_message AS errorMessage,
    stop_reason AS stopReason,
    is_stream AS isStream,
    latency_ms AS latencyMs,
    time_to_first_token_ms AS timeToFirstTokenMs,
    prompt_tokens AS promptTokens,
    completion_tokens AS completionTokens,
    prompt_cache_read_tokens AS promptCacheReadTokens,
    prompt_cache_write_tokens AS promptCacheWriteTokens,
    prompt_audio_tokens AS promptAudioTokens,
    completion_audio_tokens AS completionAudioTokens,
    reasoning_tokens AS reasoningTokens,
    toString(cost_usd) AS costUsd,
    user_id AS userId,
    toJSONString(properties) AS propertiesJson,
    scores,
    country_code AS countryCode,
    cache_enabled AS cacheEnabled,
    cache_reference_id AS cacheReferenceId,
    request_preview AS requestPreview,
    response_preview AS responsePreview,
    request_bytes AS requestBytes,
    response_bytes AS responseBytes,
    notes`;

/** A server that quotes 64-bit integers answers text. */
const int64 = z.coerce.number().int();

export const storedRequestSchema = z.object({
  requestId: z.string(),
  createdAtMs: int64,
  updatedAtMs: int64,
  provider: z.string(),
  model: z.string(),
  requestModel: z.string(),
  responseModel: z.string(),
  path: z.string(),
  targetUrl: z.string(),
  referrer: z.string(),
  status: z.number().int(),
  outcome: z.string(),
  errorMessage: z.string(),
  stopReason: z.string(),
  isStream: z.boolean(),
  latencyMs: z.number().int(),
  timeToFirstTokenMs: z.number().int().nullable(),
  promptTokens: z.number().int().nullable(),
  completionTokens: z.number().int().nullable(),
  promptCacheReadTokens: z.number().int(),
  promptCacheWriteTokens: z.number().int(),
  promptAudioTokens: z.number().int(),
  completionAudioTokens: z.number().int(),
  reasoningTokens: z.number().int(),
  costUsd: z.string().nullable(),
  userId: z.string(),
  /** Lower-case keys to values. Text, as a key named `__proto__` would be lost on the way through objects. */
  propertiesJson: z.string(),
  scores: z.record(z.string(), int64),
  countryCode: z.string(),
  cacheEnabled: z.boolean(),
  cacheReferenceId: z.string(),
  requestPreview: z.string(),
  responsePreview: z.string(),
  requestBytes: int64,
  responseBytes: int64,
  notes: z.array(z.string()),
});

export type StoredRequest = z.infer<typeof storedRequestSchema>;
