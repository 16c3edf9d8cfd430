/**
 * The buckets that may be read from `property_rollup`: those whose newest generation is sealed and which were not marked since.
 *
 * A bucket is sealed like this: a claim, an even generation, makes it unread; its marks are counted; its sums go in under the odd
 * generation that follows; a seal carries that generation and the count. Whoever changes rows of a bucket whose time is over marks it afterwards. Then:
 *
 * 1. A seal that counts the present marks was made from everything those marks stand for, since the marks were counted before the rows
 *    were read, and a change that was not read yet is followed by a mark that is not counted.
 * 2. Rows of a generation without a seal are never read, so a seal that was begun and not finished, or made by two processes
 *    at once, changes nothing.
 * 3. A mark made twice, or for nothing, costs one more sealing. So whoever marks may do it again after a crash.
 */
export function sealedBuckets(where: string, having = "1"): string {
  return `
    SELECT organization_id, bucket
    FROM (
      SELECT organization_id, bucket, generation, marks AS marks_sealed, left_out, 0 AS marks_now
      FROM rollup_seals WHERE ${where}
      UNION ALL
      SELECT organization_id, bucket, 0, 0, [], marks
      FROM rollup_marks WHERE ${where}
    )
    GROUP BY organization_id, bucket
    HAVING max(generation) % 2 = 1
      AND argMax(marks_sealed, generation) = sum(marks_now)
      AND ${having}`;
}

/** The dimensions that the newest seal of a bucket says are not rolled up in it. */
export const leftOutSql = "argMax(left_out, generation)";

/** SQL for the bucket of a time column. */
export function bucketSql(column: string): string {
  return `toStartOfFifteenMinutes(toDateTime(${column}, 'UTC'))`;
}
