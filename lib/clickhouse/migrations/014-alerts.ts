/** Alerts, how they stand, what people said of them and what came of them. */
export const alerts = [
  // One row per version of an alert. Of two with one number the earlier revision counts.
  `CREATE TABLE IF NOT EXISTS alerts
(
    organization_id UUID,
    id UUID,
    version UInt32,
    revision UUID,
    name String,
    definition String CODEC(ZSTD(1)),
    is_enabled Bool,
    created_by UUID,
    created_at DateTime64(3, 'UTC'),
    updated_by UUID,
    updated_at DateTime64(3, 'UTC'),
    is_deleted Bool
)
ENGINE = MergeTree
ORDER BY (organization_id, id, version)`,

  // The last row of an alert counts: it holds the states of all its groups, and whoever evaluates writes it whole.
  `CREATE TABLE IF NOT EXISTS alert_states
(
    organization_id UUID,
    alert_id UUID,
    evaluated_at DateTime64(3, 'UTC'),
    written_at DateTime64(6, 'UTC') DEFAULT now64(6),
    state String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(written_at)
ORDER BY (organization_id, alert_id)`,

  // Snoozes and acknowledgements, of a group or with an empty key of all of them.
  `CREATE TABLE IF NOT EXISTS alert_sayings
(
    organization_id UUID,
    alert_id UUID,
    at DateTime64(6, 'UTC'),
    group_key String,
    saying LowCardinality(String),
    until DateTime64(3, 'UTC'),
    said_by UUID
)
ENGINE = MergeTree
ORDER BY (organization_id, alert_id, at)`,

  // One row per episode and change of it; the last one counts.
  `CREATE TABLE IF NOT EXISTS alert_episodes
(
    organization_id UUID,
    id UUID,
    alert_id UUID,
    started_at DateTime64(3, 'UTC'),
    written_at DateTime64(6, 'UTC') DEFAULT now64(6),
    is_ended Bool,
    details String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(written_at)
ORDER BY (organization_id, id)`,
];
