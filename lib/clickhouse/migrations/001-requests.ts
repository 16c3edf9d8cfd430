/**
 * Metadata and properties on one side, bodies on the other, so that a list never reads a body. Both are ordered
 * by time within an organization: every screen asks for a time range first.
 */
export const requests = [
  // A page takes a few rows out of many granules: small ones, small compressed blocks and texts without a stream of
  // their lengths halve what it costs, while scans take as long and the table is a little smaller. The block columns are
  // what lightweight UPDATE needs; the window lets a repeated insert be recognised.
  `CREATE TABLE IF NOT EXISTS requests
(
    organization_id UUID,
    request_id UUID,
    created_at DateTime64(3, 'UTC'),
    updated_at DateTime64(3, 'UTC') DEFAULT now64(3),
    api_key_id UUID,
    provider LowCardinality(String),
    model LowCardinality(String),
    request_model LowCardinality(String),
    response_model LowCardinality(String),
    method LowCardinality(String),
    path String,
    target_url LowCardinality(String),
    referrer LowCardinality(String),
    status Int16,
    outcome LowCardinality(String),
    error_message String,
    stop_reason LowCardinality(String),
    is_stream Bool,
    latency_ms UInt32,
    time_to_first_token_ms Nullable(UInt32),
    prompt_tokens Nullable(UInt32),
    completion_tokens Nullable(UInt32),
    prompt_cache_read_tokens UInt32,
    prompt_cache_write_tokens UInt32,
    prompt_audio_tokens UInt32,
    completion_audio_tokens UInt32,
    reasoning_tokens UInt32,
    cost_usd Nullable(Decimal(18, 12)),
    user_id String,
    properties JSON,
    scores Map(LowCardinality(String), Int64),
    country_code LowCardinality(String),
    cache_enabled Bool,
    cache_reference_id UUID,
    request_preview String,
    response_preview String,
    request_bytes UInt64,
    response_bytes UInt64,
    notes Array(String),
    INDEX request_id_bloom request_id TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX property_values JSONAllValues(properties) TYPE text(tokenizer = 'array')
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(created_at)
ORDER BY (organization_id, created_at, request_id)
SETTINGS
    index_granularity = 1024,
    min_compress_block_size = 8192,
    string_serialization_version = 'single_stream',
    enable_block_number_column = 1,
    enable_block_offset_column = 1,
    non_replicated_deduplication_window = 1000`,

  // A search reads the granules in which its words stand: with many bodies in one it would read nearly all of them.
  `CREATE TABLE IF NOT EXISTS request_bodies
(
    organization_id UUID,
    request_id UUID,
    created_at DateTime64(3, 'UTC'),
    request_body String CODEC(ZSTD(1)),
    response_body String CODEC(ZSTD(1)),
    INDEX request_id_bloom request_id TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX request_words lowerUTF8(request_body) TYPE text(tokenizer = 'splitByNonAlpha'),
    INDEX response_words lowerUTF8(response_body) TYPE text(tokenizer = 'splitByNonAlpha')
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(created_at)
ORDER BY (organization_id, created_at, request_id)
SETTINGS
    index_granularity = 256,
    non_replicated_deduplication_window = 1000`,
];
