/** What is rolled up together, and read or not read together. */
export const bucketMs = 60 * 60_000;

/**
 * A bucket may be rolled up this long after its end. What reaches it later marks it, and so does everything that
 * lands after the shorter time: the difference is what clocks may disagree by and an insert may take.
 */
export const sealDelayMs = 15 * 60_000;
const lateAfterMs = 5 * 60_000;

/** Where the bucket begins that holds this time. */
export function bucketStart(timeMs: number): number {
  return Math.floor(timeMs / bucketMs) * bucketMs;
}

/** Whether the bucket that holds this time may have been rolled up by now. */
export function isLate(timeMs: number, nowMs: number): boolean {
  return bucketStart(timeMs) + bucketMs + lateAfterMs <= nowMs;
}
