/** As seconds this is the year 5138, as milliseconds March 1973: no request lies on the wrong side. */
const secondsBelow = 100_000_000_000;

/** Whether a Unix time is written in seconds rather than in milliseconds. */
export function isUnixSeconds(time: number): boolean {
  return time < secondsBelow;
}
