/** Rate limits and budgets: one row per version of each. Of two with one number the later revision counts. */
export const limits = [
  `CREATE TABLE IF NOT EXISTS limits
(
    organization_id UUID,
    id UUID,
    kind LowCardinality(String),
    version UInt32,
    revision UUID,
    name String,
    definition String CODEC(ZSTD(1)),
    created_at DateTime64(3, 'UTC'),
    updated_at DateTime64(3, 'UTC'),
    updated_by UUID,
    is_deleted Bool
)
ENGINE = MergeTree
ORDER BY (organization_id, id, version)`,

  // Which shares of a budget were reached and told of, so that nobody is told twice. The earliest row counts.
  `CREATE TABLE IF NOT EXISTS budget_warnings
(
    organization_id UUID,
    budget_id UUID,
    period_start DateTime64(3, 'UTC'),
    segment_value String,
    percent UInt32,
    amount_usd String,
    spent_usd String,
    at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (organization_id, budget_id, period_start, segment_value, percent)
TTL toDateTime(at) + toIntervalDay(400)`,
];
