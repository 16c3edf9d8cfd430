/** What a `DateTime64(3)` can hold; a time beyond would wrap around. */
const earliestMs = Date.UTC(1900, 0, 1);
const latestMs = Date.UTC(2299, 11, 31);

/**
 * Epoch milliseconds as `2026-01-31 12:00:00.123` in UTC: how a `DateTime64(3, 'UTC')` is bound and inserted. Times
 * beyond its range become its ends.
 */
export function timeParameter(timeMs: number): string {
  const within = Math.min(Math.max(timeMs, earliestMs), latestMs);
  return new Date(within).toISOString().replace("T", " ").replace("Z", "");
}
