import { levelStartSql } from "./level";

/**
 * SQL for what is known of buckets: those with `is_sealed` may be read from `property_rollup`, under their `newest` generation;
 * `is_alone` says that it has rows of no other one; `not_rolled_up` names the dimensions that are not in it.
 *
 * A bucket is sealed like this: a claim makes it unread; its marks are counted; its sums go in under the generation of the
 * claim; a seal carries that generation and the count. Whoever changes rows of a bucket whose time is over marks it afterwards. Then:
 *
 * 1. A seal that counts the present marks was made from everything those marks stand for, since the marks were counted before the rows
 *    were read, and a change that was not read yet is followed by a mark that is not counted.
 * 2. Rows of a generation without a seal, or with an older one than the newest claim, are never read, so a sealing that was begun
 *    and not finished, or made by two processes at once, changes nothing.
 * 3. A mark made twice, or for nothing, costs one more sealing. So whoever marks may do it again after a crash.
 */
export function bucketStates(where: string): string {
  return `
    SELECT organization_id, bucket, max(generation) AS newest,
      max(claim) = newest AND argMax(marks_sealed, generation) = sum(marks_now) AS is_sealed,
      sum(is_claim) = 1 AS is_alone,
      argMax(left_out, generation) AS not_rolled_up
    FROM (
      SELECT organization_id, bucket, generation, 0 AS claim, 0 AS is_claim, marks AS marks_sealed, left_out, 0 AS marks_now
      FROM rollup_seals WHERE ${where}
      UNION ALL
      SELECT organization_id, bucket, 0, generation, 1, 0, [], 0
      FROM rollup_claims WHERE ${where}
      UNION ALL
      SELECT organization_id, bucket, 0, 0, 0, 0, [], marks
      FROM rollup_marks WHERE ${where}
    )
    GROUP BY organization_id, bucket`;
}

/** SQL for the bucket of a time column. */
export function bucketSql(column: string): string {
  return levelStartSql("hour", column);
}
