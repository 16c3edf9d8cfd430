/** A receiver may ask for an hour of peace; one that asks for more is asked again after that. */
const retryAfterMsMax = 3_600_000;
const jitter = 0.2;

/**
 * How long to wait after an attempt, give or take a fifth so that deliveries which failed together do not come again
 * together; null when there is no attempt left.
 *
 * @param attempt the one that failed, from 1 on.
 * @param random from 0 to 1.
 */
export function retryDelayMs(
  retrySeconds: readonly number[],
  attempt: number,
  retryAfterMs = 0,
  random = Math.random(),
): number | null {
  const seconds = retrySeconds[attempt - 1];
  if (seconds === undefined) return null;
  const spread = 1 + jitter * (2 * random - 1);
  // Never before the time the receiver named.
  return Math.max(Math.round(seconds * 1000 * spread), Math.min(retryAfterMs, retryAfterMsMax));
}

/** The header `Retry-After` in milliseconds: seconds, or a date. Undefined when it says nothing that can be read. */
export function retryAfterMs(header: string | undefined, nowMs = Date.now()): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) || !/[a-z]/i.test(text) ? undefined : Math.max(0, atMs - nowMs);
}
