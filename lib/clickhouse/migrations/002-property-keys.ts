/** The spellings people sent. Requests store keys in lower case; the earliest spelling is the one shown. */
export const propertyKeys = [
  `CREATE TABLE IF NOT EXISTS property_keys
(
    organization_id UUID,
    key String,
    spelling String,
    seen_at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (organization_id, key, seen_at)`,
];
