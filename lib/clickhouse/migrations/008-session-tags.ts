/** The tag a session was given. The newest row counts; an empty tag takes it away. */
export const sessionTags = [
  `CREATE TABLE IF NOT EXISTS session_tags
(
    organization_id UUID,
    session_id String,
    tag String,
    tagged_at DateTime64(6, 'UTC') DEFAULT now64(6)
)
ENGINE = ReplacingMergeTree(tagged_at)
ORDER BY (organization_id, session_id)`,
];
