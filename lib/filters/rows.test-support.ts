import fc from "fast-check";
import { awkwardKeys, awkwardNumbers, awkwardUuids, awkwardValues } from "./arbitrary.test-support";
import type { PlainRow } from "./evaluate.test-support";

/** A request for the engine and for the evaluator. */
export interface TestRow {
  number: number;
  plain: PlainRow;
  /** Lines of `FORMAT JSONEachRow`. */
  requestLine: string;
  bodyLine: string | undefined;
}

/** Some of the sessions have a tag. */
export const testTags: ReadonlyMap<string, string> = new Map([
  ["production", "50%_off"],
  ["Production", "a search for words"],
  ["null", "__empty__"],
]);

export const testOrganizationId = "00000000-0000-4000-8000-00000000aaaa";

const nilUuid = "00000000-0000-0000-0000-000000000000";
const any = <T>(pool: readonly T[]) => fc.constantFrom(...pool);
const text = any(awkwardValues);
/** Few, so that several requests share one. */
const shared = any(awkwardValues.slice(0, 7));
const count = fc.integer({ min: 0, max: 1500 });
const maybeCount = fc.option(count, { nil: null });
const bodies = any([
  "",
  "Search the words",
  'a "search" for É😀 and é',
  "100%_done\\",
  "5",
  ...awkwardValues.slice(0, 20),
]);

const drawn = fc.record({
  createdMs: any(
    [0, 1, 1000, 86_399_999, 2_678_399_999, 5_000_000_000].map((ms) => Date.UTC(2024, 0, 1) + ms),
  ),
  updatedMs: any([0, 1, 60_000].map((ms) => Date.UTC(2024, 2, 1) + ms)),
  status: any([200, 201, 301, 404, 429, 500, 503, 600, 100, 0, -1, -3, -4]),
  outcome: any(["complete", "complete", "cancelled", "timeout"]),
  names: fc.array(text, { minLength: 12, maxLength: 12 }),
  flags: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  counts: fc.array(count, { minLength: 6, maxLength: 6 }),
  latency: any([0, 5, 500, 1500, 4_294_967_295]),
  maybes: fc.array(maybeCount, { minLength: 3, maxLength: 3 }),
  cost: fc.option(any(["0", "0.05", "0.000000000001", "4.3", "3", "3.000000000001"]), { nil: null }),
  ids: fc.array(any(awkwardUuids), { minLength: 2, maxLength: 2 }),
  properties: fc.array(fc.tuple(any(awkwardKeys), fc.oneof(text, any(awkwardNumbers))), { maxLength: 12 }),
  user: shared,
  session: fc.option(shared, { nil: undefined }),
  scores: fc.array(fc.tuple(any(["accuracy", "helicone-score-feedback", "__proto__"]), any([0, 1, 5, -3])), {
    maxLength: 3,
  }),
  bodies: fc.option(fc.tuple(bodies, bodies), { nil: undefined, freq: 3 }),
});

/** Rows drawn from a seed, so that a failure comes back. */
export function testRows(total: number, seed: number): TestRow[] {
  return fc.sample(drawn, { numRuns: total, seed }).map(toRow);
}

function toRow(row: typeof drawn extends fc.Arbitrary<infer Row> ? Row : never, number: number): TestRow {
  const requestId = `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
  const [prompt, completion, ttft] = row.maybes;
  const [cacheRead = 0, cacheWrite = 0, promptAudio = 0, completionAudio = 0, reasoning = 0, bytes = 0] =
    row.counts;
  const [cacheReferenceId = nilUuid, apiKeyId = nilUuid] = row.ids.map((id) => id.toLowerCase());
  const [
    provider,
    model,
    requestModel,
    responseModel,
    path,
    target,
    referrer,
    error,
    stop,
    country,
    asked,
    answered,
  ] = row.names.map(String);
  const properties = new Map(row.properties.map(([key, value]) => [key.toLowerCase(), value]));
  if (row.session !== undefined) properties.set("helicone-session-id", row.session);
  const scores = new Map(row.scores);
  const iso = (ms: number) => new Date(ms).toISOString();
  const [stream = false, cacheEnabled = false] = row.flags;
  const columns = {
    organization_id: testOrganizationId,
    request_id: requestId,
    created_at: iso(row.createdMs),
    updated_at: iso(row.updatedMs),
    api_key_id: apiKeyId,
    provider,
    model,
    request_model: requestModel,
    response_model: responseModel,
    path,
    target_url: target,
    referrer,
    status: row.status,
    outcome: row.outcome,
    error_message: error,
    stop_reason: stop,
    is_stream: stream,
    latency_ms: row.latency,
    time_to_first_token_ms: ttft ?? null,
    prompt_tokens: prompt ?? null,
    completion_tokens: completion ?? null,
    prompt_cache_read_tokens: cacheRead,
    prompt_cache_write_tokens: cacheWrite,
    prompt_audio_tokens: promptAudio,
    completion_audio_tokens: completionAudio,
    reasoning_tokens: reasoning,
    cost_usd: row.cost,
    user_id: row.user,
    properties: Object.fromEntries(properties),
    scores: Object.fromEntries(scores),
    country_code: country,
    cache_enabled: cacheEnabled,
    cache_reference_id: cacheReferenceId,
    request_preview: asked,
    response_preview: answered,
    request_bytes: bytes,
    response_bytes: 7,
  };
  const [requestBody = "", responseBody = ""] = row.bodies ?? [];
  const { status } = row;
  const failed = status < 100 || status >= 400 || row.outcome !== "complete";
  const feedback = scores.get("helicone-score-feedback");
  const orNull = (value: unknown) => (value === null || value === undefined ? null : String(value));
  const values: Record<string, unknown> = {
    created: columns.created_at,
    updated: columns.updated_at,
    response_created: iso(row.createdMs + row.latency),
    status,
    status_class: status >= 100 && status < 600 ? `${Math.floor(status / 100)}xx` : "none",
    failed,
    outcome: row.outcome,
    request: asked,
    response: answered,
    text: requestBody + responseBody,
    request_body: requestBody,
    response_body: responseBody,
    model,
    provider,
    request_model: requestModel,
    response_model: responseModel,
    path,
    target_url: target,
    referrer,
    error,
    stop_reason: stop,
    user: row.user,
    country,
    cost: row.cost,
    latency: row.latency,
    ttft,
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt === null || completion === null ? null : Number(prompt) + Number(completion),
    reasoning_tokens: reasoning,
    cache_read_tokens: cacheRead,
    cache_write_tokens: cacheWrite,
    prompt_audio_tokens: promptAudio,
    completion_audio_tokens: completionAudio,
    size: bytes + 7,
    stream,
    cache_enabled: cacheEnabled,
    cached: cacheReferenceId !== nilUuid,
    cache_reference_id: cacheReferenceId,
    api_key_id: apiKeyId,
    request_id: requestId,
    organization_id: testOrganizationId,
    session: properties.get("helicone-session-id"),
    session_tag: testTags.get(properties.get("helicone-session-id") ?? ""),
    feedback: feedback === undefined ? null : feedback === 1,
    threat: status === -4,
    is_passthrough_billing: false,
    scores_column: JSON.stringify(columns.scores),
  };
  return {
    number,
    plain: {
      values: new Map(Object.entries(values).map(([id, value]) => [id, orNull(value)])),
      properties,
      scores,
      bodies: row.bodies && { request_body: requestBody, response_body: responseBody },
    },
    requestLine: JSON.stringify(columns),
    bodyLine:
      row.bodies &&
      JSON.stringify({
        organization_id: testOrganizationId,
        request_id: requestId,
        created_at: columns.created_at,
        request_body: requestBody,
        response_body: responseBody,
      }),
  };
}
