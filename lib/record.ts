import { z } from "zod";

/**
 * The row that describes a request: what `lib/gateway/describe` reads out of a `Call` and the recorder inserts.
 * Names are those of the `requests` table, in camel case.
 */
export interface RequestRecord {
  organizationId: string;
  requestId: string;
  createdAtMs: number;
  apiKeyId: string | null;
  provider: string;
  /** Override, else the answer's model, else the request's; `unknown` when none can be told. */
  model: string;
  requestModel: string;
  responseModel: string;
  method: string;
  path: string;
  targetUrl: string;
  referrer: string;
  status: number;
  outcome: string;
  errorMessage: string;
  stopReason: string;
  isStream: boolean;
  latencyMs: number;
  timeToFirstTokenMs: number | null;
  usage: Usage | null;
  /** Exact decimal text in US dollars with up to 12 places; null when the price is unknown. */
  costUsd: string | null;
  userId: string;
  /** Spelled as sent; stored in lower case. */
  properties: readonly (readonly [key: string, value: string])[];
  countryCode: string;
  requestPreview: string;
  responsePreview: string;
  requestBytes: number;
  responseBytes: number;
  notes: readonly string[];
  /** Bodies as text; a stream is put together into the object the provider would have sent without streaming. */
  requestBody: string;
  responseBody: string;
}

/**
 * Tokens as the provider counts them. `promptTokens` is the provider's own figure: OpenAI's includes what was
 * read from the cache, Anthropic's does not. `completionTokens` always includes reasoning.
 */
export interface Usage {
  promptTokens: number;
  completionTokens: number;
  promptCacheReadTokens: number;
  promptCacheWriteTokens: number;
  promptAudioTokens: number;
  completionAudioTokens: number;
  reasoningTokens: number;
}

/** A row of `POST /v1/request/query-clickhouse` and `GET /v1/request/{id}`, in the wire's own names. */
export const requestRowSchema = z
  .object({
    request_id: z.uuid(),
    response_id: z.uuid().nullable(),
    request_created_at: z.string().meta({ description: "ISO 8601 with milliseconds, UTC" }),
    response_created_at: z.string().nullable(),
    request_body: z.unknown().meta({ description: "Parsed JSON, or the text as it was sent" }),
    response_body: z.unknown(),
    response_status: z.number().int(),
    request_user_id: z.string(),
    request_properties: z.record(z.string(), z.string()),
    properties: z.record(z.string(), z.string()),
    request_path: z.string(),
    provider: z.string(),
    request_model: z.string(),
    response_model: z.string(),
    model: z.string(),
    model_override: z.string().nullable(),
    delay_ms: z.number().int().nullable(),
    time_to_first_token: z.number().int().nullable(),
    prompt_tokens: z.number().int().nullable(),
    completion_tokens: z.number().int().nullable(),
    total_tokens: z.number().int().nullable(),
    prompt_cache_read_tokens: z.number().int(),
    prompt_cache_write_tokens: z.number().int(),
    prompt_audio_tokens: z.number().int(),
    completion_audio_tokens: z.number().int(),
    reasoning_tokens: z.number().int(),
    cost: z.number().nullable().meta({ description: "US dollars; null when the price is unknown" }),
    cost_usd: z.string().nullable().meta({ description: "The same, as exact decimal text" }),
    country_code: z.string().nullable(),
    target_url: z.string().nullable(),
    scores: z.record(z.string(), z.number()),
    asset_ids: z.array(z.string()),
    asset_urls: z.record(z.string(), z.string()),
    cache_enabled: z.boolean(),
    cache_reference_id: z.uuid(),
    request_referrer: z.string(),
    ai_gateway_body_mapping: z.string(),
    prompt_id: z.string(),
    prompt_version: z.string(),
    updated_at: z.string(),
    storage_location: z.string(),
    size_bytes: z.number().int(),
    feedback_created_at: z.string().nullable(),
    // What follows is Facet's own and additional.
    outcome: z.string(),
    error_message: z.string(),
    stop_reason: z.string(),
    is_stream: z.boolean(),
    request_preview: z.string(),
    response_preview: z.string(),
    notes: z.array(z.string()),
  })
  .meta({ id: "RequestRow" });

export type RequestRow = z.infer<typeof requestRowSchema>;
