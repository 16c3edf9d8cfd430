let lastMicros = 0;

/**
 * The present as a `DateTime64(6)` in UTC, later than every one given out before by this process: of two states
 * written in one millisecond the second is to count.
 */
export function nextMoment(): string {
  lastMicros = Math.max(Date.now() * 1_000, lastMicros + 1);
  const text = new Date(Math.floor(lastMicros / 1_000)).toISOString().replace("T", " ").replace("Z", "");
  return `${text}${String(lastMicros % 1_000).padStart(3, "0")}`;
}
