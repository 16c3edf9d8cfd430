import type { RatePolicy } from "./policy";

/**
 * How far a bucket is drawn down. What was used flows back evenly over the window, so a bucket is full again one window
 * after its whole quota was taken, and a bucket nobody knows is full. Figures are floats: what flows back is a rate, and
 * no sum of money is ever read from here.
 */
export interface Bucket {
  used: number;
  atMs: number;
}

/** What a bucket says of the next call. */
export interface Level {
  isAllowed: boolean;
  /** Whole requests, or cents; never below 0. */
  remaining: number;
  /** Seconds until the next call is allowed; 0 when it is. */
  retryAfterS: number;
  /** Seconds until the bucket is full. */
  resetS: number;
}

type Flow = Pick<RatePolicy, "quota" | "windowSeconds">;

/** Sums of floats may be off by this. */
const tolerance = 1e-9;

/** What is still drawn at a time. A clock that was set back lets nothing flow. */
export function usedAt(bucket: Bucket | undefined, { quota, windowSeconds }: Flow, nowMs: number): number {
  if (!bucket) {
    return 0;
  }
  const flowed = (Math.max(0, nowMs - bucket.atMs) * quota) / (windowSeconds * 1000);
  return Math.max(0, bucket.used - flowed);
}

/** The bucket after so much was taken from it; it may be overdrawn. */
export function take(bucket: Bucket | undefined, flow: Flow, amount: number, nowMs: number): Bucket {
  const atMs = Math.max(nowMs, bucket?.atMs ?? nowMs);
  return { used: usedAt(bucket, flow, atMs) + amount, atMs };
}

/**
 * Whether the next call is allowed: with requests when a whole one is left, with cents when anything is left, since what
 * the call costs is not known yet.
 */
export function levelOf(bucket: Bucket | undefined, policy: RatePolicy, nowMs: number): Level {
  const used = usedAt(bucket, policy, nowMs);
  const perSecond = policy.quota / policy.windowSeconds;
  const resetS = Math.ceil(used / perSecond);
  if (policy.unit === "request") {
    // Half a request a minute is one every two minutes.
    const capacity = Math.max(policy.quota, 1);
    const missing = used + 1 - capacity;
    const isAllowed = missing <= tolerance;
    return {
      isAllowed,
      remaining: Math.max(0, Math.floor(capacity - used + tolerance)),
      retryAfterS: isAllowed ? 0 : Math.max(1, Math.ceil(missing / perSecond)),
      resetS,
    };
  }
  const isAllowed = used < policy.quota - tolerance;
  return {
    isAllowed,
    remaining: Math.max(0, Math.floor((policy.quota - used) * 1e4) / 1e4),
    // A moment after the bucket is even again; the millionth of a second makes up for what floats are off by.
    retryAfterS: isAllowed ? 0 : Math.floor((used - policy.quota + tolerance) / perSecond + 1e-6) + 1,
    resetS,
  };
}
