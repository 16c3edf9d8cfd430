import type { TimeZone } from "./time-range";

/** The name of the reader's zone, or of UTC, as the API takes it. Only the browser knows the former. */
export function zoneName(zone: TimeZone): string {
  return zone === "utc" ? "UTC" : new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
