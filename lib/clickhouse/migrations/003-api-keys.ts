/** One row per state of a key; the newest wins. Only the SHA-256 of a key is kept. */
export const apiKeys = [
  `CREATE TABLE IF NOT EXISTS api_keys
(
    organization_id UUID,
    id UUID,
    name String,
    hash FixedString(64),
    hint String,
    permission LowCardinality(String),
    created_at DateTime64(3, 'UTC'),
    revoked_at Nullable(DateTime64(3, 'UTC')),
    updated_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY (organization_id, id)`,
];
