/** What is to be sent to receivers elsewhere, and every attempt to do so. Both are kept for 30 days, day by day. */
export const deliveries = [
  // Written once, before anything is sent. What became of a delivery follows from its attempts.
  `CREATE TABLE IF NOT EXISTS deliveries
(
    organization_id UUID,
    id UUID,
    kind LowCardinality(String),
    destination_id UUID,
    created_at DateTime64(3, 'UTC'),
    subject String,
    replay_of UUID,
    payload String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(created_at)
ORDER BY (organization_id, destination_id, created_at, id)
TTL created_at + toIntervalDay(30)
SETTINGS ttl_only_drop_parts = 1, non_replicated_deduplication_window = 1000`,

  `CREATE TABLE IF NOT EXISTS delivery_attempts
(
    organization_id UUID,
    delivery_id UUID,
    destination_id UUID,
    attempt UInt16,
    at DateTime64(3, 'UTC'),
    outcome LowCardinality(String),
    next_at DateTime64(3, 'UTC'),
    status UInt16,
    error String,
    url String,
    request_headers String CODEC(ZSTD(1)),
    request_body String CODEC(ZSTD(1)),
    response_headers String CODEC(ZSTD(1)),
    response_body String CODEC(ZSTD(1)),
    duration_ms UInt32
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(at)
ORDER BY (organization_id, destination_id, delivery_id, at)
TTL at + toIntervalDay(30)
SETTINGS ttl_only_drop_parts = 1`,

  // One row per version of a webhook. Of two with one number the earlier revision counts.
  `CREATE TABLE IF NOT EXISTS webhooks
(
    organization_id UUID,
    id UUID,
    version UInt32,
    revision UUID,
    destination String,
    config String,
    include_data Bool,
    sealed_secret String,
    is_enabled Bool,
    notice String,
    created_at DateTime64(3, 'UTC'),
    updated_at DateTime64(3, 'UTC'),
    is_deleted Bool
)
ENGINE = MergeTree
ORDER BY (organization_id, id, version)`,
];
