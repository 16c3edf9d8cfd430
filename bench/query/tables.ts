/** Fills Facet's own table, which the migrations made. */
export function facetInsert(rows: string): string {
  return `
    INSERT INTO requests (organization_id, request_id, created_at, updated_at, provider, model, request_model,
      response_model, method, path, target_url, status, outcome, is_stream, latency_ms, time_to_first_token_ms,
      prompt_tokens, completion_tokens, cost_usd, user_id, properties, request_preview, response_preview,
      request_bytes, response_bytes)
    SELECT organization, id, at, at, vendor.1, vendor.2, vendor.2, vendor.2, 'POST', '/v1/chat/completions',
      concat('https://api.', vendor.1, '.com'), status_code, if(status_code = -3, 'cancelled', 'complete'), streamed,
      latency, if(streamed, first_token, NULL), prompt, completion,
      if(priced, toDecimal128(nanodollars, 12) / 1000000000, NULL), user, CAST(tags AS JSON),
      concat('Summarise ticket ', toString(n)), concat('The ticket asks about ', toString(n % 1000)),
      prompt * 4, completion * 4
    FROM (${rows})`;
}

/**
 * A table with the engine, order, columns and indices of Helicone's `request_response_rmt`, without its bodies. The bodies would
 * only make it slower.
 */
export const referenceTable = `
  CREATE TABLE IF NOT EXISTS request_response_rmt
  (
    response_id Nullable(UUID),
    response_created_at Nullable(DateTime64(3)),
    latency Nullable(Int64),
    status Int64,
    completion_tokens Nullable(Int64),
    prompt_tokens Nullable(Int64),
    model LowCardinality(String),
    request_id UUID,
    request_created_at DateTime64(3),
    user_id LowCardinality(String),
    organization_id UUID,
    proxy_key_id Nullable(UUID),
    threat Nullable(Bool),
    time_to_first_token Nullable(Int64),
    provider LowCardinality(String),
    target_url Nullable(String),
    country_code Nullable(String),
    properties Map(LowCardinality(String), String),
    scores Map(LowCardinality(String), Int64),
    cost UInt64,
    prompt_cache_write_tokens Int64 DEFAULT 0,
    prompt_cache_read_tokens Int64 DEFAULT 0,
    reasoning_tokens Int64 DEFAULT 0,
    cache_enabled Bool DEFAULT false,
    cache_reference_id UUID DEFAULT toUUID('00000000-0000-0000-0000-000000000000'),
    request_referrer String DEFAULT '',
    size_bytes UInt32 DEFAULT 0,
    updated_at DateTime64(3, 'UTC'),
    INDEX idx_properties_key mapKeys(properties) TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX idx_properties_value mapValues(properties) TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX idx_scores_key mapKeys(scores) TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX idx_request_id request_id TYPE bloom_filter(0.01) GRANULARITY 1
  )
  ENGINE = ReplacingMergeTree(updated_at)
  PARTITION BY toYYYYMM(request_created_at)
  ORDER BY (organization_id, provider, model, user_id, request_created_at, request_id)`;

export function referenceInsert(rows: string): string {
  return `
    INSERT INTO request_response_rmt (response_id, response_created_at, latency, status, completion_tokens,
      prompt_tokens, model, request_id, request_created_at, user_id, organization_id, time_to_first_token, provider,
      target_url, properties, cost, size_bytes, updated_at)
    SELECT id, at + toIntervalMillisecond(latency), latency, status_code, completion, prompt, vendor.2, id, at, user,
      organization, if(streamed, first_token, NULL), vendor.1, concat('https://api.', vendor.1, '.com'), tags,
      if(priced, nanodollars, 0), prompt * 4 + completion * 4, at
    FROM (${rows})`;
}

const keys = "['environment', 'app', 'feature', 'customer', 'conversation', 'version', 'ticket']";

/** The registry of keys, as the recorder would have left it. */
export function propertyKeysInsert(organizationId: string): string {
  return `
    INSERT INTO property_keys (organization_id, key, spelling, seen_at)
    SELECT '${organizationId}', arrayJoin(${keys}) AS name, initcap(name), now64(3)`;
}

/** The same of Helicone, there filled by a materialized view. */
export const referenceKeysTable = `
  CREATE TABLE IF NOT EXISTS organization_properties (organization_id UUID, property_key String)
  ENGINE = ReplacingMergeTree
  ORDER BY (organization_id, property_key)`;

export function referenceKeysInsert(organizationId: string): string {
  return `INSERT INTO organization_properties SELECT '${organizationId}', arrayJoin(${keys})`;
}
