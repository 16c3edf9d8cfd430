import type { Bodies } from "@/lib/queries/get-bodies";
import type { RequestRow } from "@/lib/record";

/** Bodies beyond this are cut, so that receivers need not take megabytes. */
const bodyBytesMax = 10 * 1024;
/** So much of a body tells whether it has to be cut, and holds what is kept. */
export const bodyHeadChars = bodyBytesMax + 1;

export interface PayloadOptions {
  /** The beginnings of both bodies, `bodyHeadChars` long where there is as much. */
  bodies: Bodies;
  deliveryId: string;
  includeData: boolean;
  /** Where the whole bodies are. */
  bodiesUrl: string;
}

/** The exact text that is signed and sent for a request: Helicone's names first, then what Facet adds. */
export function webhookPayload(
  row: RequestRow,
  { bodies, deliveryId, includeData, bodiesUrl }: PayloadOptions,
): string {
  const request = cut(bodies.requestBody);
  const response = cut(bodies.responseBody);
  return JSON.stringify({
    request_id: row.request_id,
    request_body: request.body,
    response_body: response.body,
    ...(row.request_user_id !== "" && { user_id: row.request_user_id }),
    ...(includeData && {
      request_response_url: bodiesUrl,
      model: row.model,
      provider: row.provider,
      metadata: {
        cost: row.cost,
        promptTokens: row.prompt_tokens,
        completionTokens: row.completion_tokens,
        totalTokens: row.total_tokens,
        latencyMs: row.delay_ms,
      },
    }),
    ...(request.isCut && { request_body_truncated: true }),
    ...(response.isCut && { response_body_truncated: true }),
    status: row.response_status,
    created_at: row.request_created_at,
    properties: row.properties,
    delivery_id: deliveryId,
  });
}

/** A body as the parsed JSON it holds, or as text where it holds none or had to be cut. */
function cut(text: string): { body: unknown; isCut: boolean } {
  const bytes = Buffer.from(text);
  if (bytes.byteLength > bodyBytesMax) {
    // A character that the cut goes through is left out.
    const kept = new TextDecoder().decode(bytes.subarray(0, bodyBytesMax), { stream: true });
    return { body: kept, isCut: true };
  }
  try {
    return { body: JSON.parse(text), isCut: false };
  } catch {
    return { body: text, isCut: false };
  }
}

export const exampleBodies: Bodies = {
  requestBody: '{"model":"gpt-5-mini","messages":[{"role":"user","content":"This is a test of a webhook."}]}',
  responseBody: '{"choices":[{"message":{"role":"assistant","content":"It has arrived."}}]}',
};

/** What a test sends: a request that never was. */
export const exampleRow: RequestRow = {
  request_id: "00000000-0000-4000-8000-00000000e5a1",
  response_id: null,
  request_created_at: "2026-01-31T12:00:00.000Z",
  response_created_at: "2026-01-31T12:00:01.234Z",
  request_body: null,
  response_body: null,
  response_status: 200,
  request_user_id: "test-user",
  request_properties: { Environment: "test" },
  properties: { Environment: "test" },
  request_path: "/v1/chat/completions",
  provider: "OPENAI",
  request_model: "gpt-5-mini",
  response_model: "gpt-5-mini",
  model: "gpt-5-mini",
  model_override: null,
  delay_ms: 1234,
  time_to_first_token: null,
  prompt_tokens: 12,
  completion_tokens: 5,
  total_tokens: 17,
  prompt_cache_read_tokens: 0,
  prompt_cache_write_tokens: 0,
  prompt_audio_tokens: 0,
  completion_audio_tokens: 0,
  reasoning_tokens: 0,
  cost: 0.000013,
  cost_usd: "0.000013",
  country_code: null,
  target_url: null,
  scores: {},
  asset_ids: [],
  asset_urls: {},
  cache_enabled: false,
  cache_reference_id: "00000000-0000-0000-0000-000000000000",
  request_referrer: "",
  ai_gateway_body_mapping: "",
  prompt_id: "",
  prompt_version: "",
  updated_at: "2026-01-31T12:00:01.234Z",
  storage_location: "clickhouse",
  size_bytes: 0,
  feedback_created_at: null,
  outcome: "complete",
  error_message: "",
  stop_reason: "stop",
  is_stream: false,
  request_preview: "",
  response_preview: "",
  notes: [],
};
