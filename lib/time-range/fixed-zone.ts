/** A zone that is so many minutes ahead of UTC all year, by the name the engine knows it under. */
export function fixedZone(aheadMinutes: number): string {
  return aheadMinutes === 0 ? "UTC" : `Fixed/UTC${offsetText(aheadMinutes)}:00`;
}

/** A moment in ISO 8601 on a clock so many minutes ahead of UTC, such as `2026-01-31T13:00:00.000+01:00`. */
export function isoAhead(timeMs: number, aheadMinutes: number): string {
  const local = new Date(timeMs + aheadMinutes * 60_000).toISOString();
  return aheadMinutes === 0 ? local : local.replace("Z", offsetText(aheadMinutes));
}

function offsetText(aheadMinutes: number): string {
  const minutes = Math.abs(aheadMinutes);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${aheadMinutes < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
