/** What the scheduler needs, and what the rollup of the metrics needs beyond its first form. */
export const jobs = [
  // Until this step nothing was rolled up, so there are no rows that would lack these sums.
  `ALTER TABLE property_rollup
    ADD COLUMN IF NOT EXISTS streamed_tokens UInt64,
    ADD COLUMN IF NOT EXISTS streamed_ms UInt64,
    ADD COLUMN IF NOT EXISTS unstreamed_tokens UInt64,
    ADD COLUMN IF NOT EXISTS unstreamed_ms UInt64`,

  // Whoever rolls a bucket up claims it first. Rows of a bucket that was claimed once only are all of one generation.
  `CREATE TABLE IF NOT EXISTS rollup_claims
(
    organization_id UUID,
    bucket DateTime('UTC'),
    generation UInt64
)
ENGINE = MergeTree
ORDER BY (organization_id, bucket)`,

  // The runs of a job are numbered, and of several processes that claim one number at once the first has it: claims
  // carry a token, of which the table takes one. What a run came to follows from its events.
  `CREATE TABLE IF NOT EXISTS job_events
(
    job LowCardinality(String),
    run UInt64,
    at DateTime64(6, 'UTC') DEFAULT now64(6),
    event LowCardinality(String),
    owner UUID,
    slot DateTime64(3, 'UTC'),
    message String
)
ENGINE = MergeTree
ORDER BY (job, run, at)
TTL toDateTime(at) + toIntervalDay(30)
SETTINGS non_replicated_deduplication_window = 1000`,
];
