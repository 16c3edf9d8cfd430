/** Edits of properties on many requests: what was asked for, how far it got, and what every row held before. */
export const propertyEdits = [
  // Written once, when an edit is started. What an edit came to follows from its events.
  `CREATE TABLE IF NOT EXISTS property_edits
(
    organization_id UUID,
    id UUID,
    created_at DateTime64(3, 'UTC'),
    kind LowCardinality(String),
    spec String,
    requests UInt64,
    undoes UUID,
    actor LowCardinality(String),
    actor_id UUID,
    actor_name String
)
ENGINE = MergeTree
ORDER BY (organization_id, created_at, id)`,

  `CREATE TABLE IF NOT EXISTS property_edit_events
(
    organization_id UUID,
    edit_id UUID,
    at DateTime64(6, 'UTC'),
    event LowCardinality(String),
    owner UUID,
    slice UInt32,
    changed UInt64,
    position String,
    message String
)
ENGINE = MergeTree
ORDER BY (organization_id, edit_id, at)`,

  // Written before the rows are changed. Null stands for a missing property; both arrays follow the edit's keys.
  `CREATE TABLE IF NOT EXISTS property_edit_rows
(
    organization_id UUID,
    edit_id UUID,
    slice UInt32,
    request_id UUID,
    created_at DateTime64(3, 'UTC'),
    keys Array(LowCardinality(String)),
    old Array(Nullable(String)),
    new Array(Nullable(String))
)
ENGINE = MergeTree
ORDER BY (organization_id, edit_id, slice, created_at, request_id)`,

  // What becomes of a key that still arrives after it was renamed, merged or deleted. The newest state counts.
  `CREATE TABLE IF NOT EXISTS property_rules
(
    organization_id UUID,
    key String,
    action LowCardinality(String),
    target String,
    keep LowCardinality(String),
    edit_id UUID,
    created_at DateTime64(3, 'UTC'),
    is_lifted Bool,
    updated_at DateTime64(6, 'UTC')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY (organization_id, key)`,

  // What lists are told of a key: that it is hidden, or that an edit took it off every request.
  `CREATE TABLE IF NOT EXISTS property_key_marks
(
    organization_id UUID,
    key String,
    mark LowCardinality(String),
    is_set Bool,
    updated_at DateTime64(6, 'UTC')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY (organization_id, key, mark)`,
];
