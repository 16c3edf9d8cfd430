/**
 * One row per version of a channel. Of two with one number the earlier revision counts. Where it leads stands in `sealed`,
 * which only Facet's own key opens; `shown` is what may be seen of it.
 */
export const channels = [
  `CREATE TABLE IF NOT EXISTS channels
(
    organization_id UUID,
    id UUID,
    version UInt32,
    revision UUID,
    name String,
    kind LowCardinality(String),
    shown String,
    sealed String,
    created_by UUID,
    created_at DateTime64(3, 'UTC'),
    updated_by UUID,
    updated_at DateTime64(3, 'UTC'),
    is_deleted Bool
)
ENGINE = MergeTree
ORDER BY (organization_id, id, version)`,
];
