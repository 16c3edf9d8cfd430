/**
 * What the requests of a quarter of an hour add up to, by property value. Made from `requests` after the fact, a
 * bucket at a time; `lib/rollup` says why and when a bucket may be read.
 */
export const propertyRollup = [
  `CREATE TABLE IF NOT EXISTS property_rollup
(
    organization_id UUID,
    dimension LowCardinality(String),
    bucket DateTime('UTC'),
    value String,
    generation UInt64,
    requests UInt64,
    errors UInt64,
    streamed UInt64,
    unpriced UInt64,
    cost_usd Decimal(38, 12),
    metered UInt64,
    prompt_tokens UInt64,
    completion_tokens UInt64,
    prompt_cache_read_tokens UInt64,
    prompt_cache_write_tokens UInt64,
    reasoning_tokens UInt64,
    latency_ms UInt64,
    latency_counts Map(UInt8, Int64),
    time_to_first_token_requests UInt64,
    time_to_first_token_ms UInt64,
    time_to_first_token_counts Map(UInt8, Int64)
)
ENGINE = ReplacingMergeTree(generation)
PARTITION BY toYYYYMM(bucket)
ORDER BY (organization_id, dimension, bucket, value)`,

  // The newest generation of a bucket counts: an even one is a claim, which makes the bucket unread; the odd one after
  // it seals what was rolled up under it.
  `CREATE TABLE IF NOT EXISTS rollup_seals
(
    organization_id UUID,
    bucket DateTime('UTC'),
    generation UInt64,
    marks UInt64,
    left_out Array(LowCardinality(String))
)
ENGINE = ReplacingMergeTree(generation)
ORDER BY (organization_id, bucket)`,

  // How often a bucket changed after its time. A seal holds as long as this is what it was.
  `CREATE TABLE IF NOT EXISTS rollup_marks
(
    organization_id UUID,
    bucket DateTime('UTC'),
    marks UInt64
)
ENGINE = SummingMergeTree(marks)
ORDER BY (organization_id, bucket)`,
];
