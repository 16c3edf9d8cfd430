/** One row per version of a view. Of two with one number the earlier revision counts. */
export const views = [
  `CREATE TABLE IF NOT EXISTS views
(
    organization_id UUID,
    id UUID,
    version UInt32,
    revision UUID,
    name String,
    page LowCardinality(String),
    state String CODEC(ZSTD(1)),
    is_default Bool,
    default_changed_at DateTime64(3, 'UTC'),
    created_by UUID,
    created_at DateTime64(3, 'UTC'),
    updated_by UUID,
    updated_at DateTime64(3, 'UTC'),
    is_deleted Bool
)
ENGINE = MergeTree
ORDER BY (organization_id, id, version)`,

  // What a link too long to send stands for, by a hash of it.
  `CREATE TABLE IF NOT EXISTS links
(
    organization_id UUID,
    id String,
    state String CODEC(ZSTD(1)),
    created_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (organization_id, id)`,
];
