import { canonicalDecimal } from "@/lib/fields/decimal";

/** What a limit counts: calls, or what they cost. */
export type LimitUnit = "request" | "cents";

/** Whose calls share one count: everybody's, those of one user, or those with one value of a property. */
export type Segment = { of: "all" } | { of: "user" } | { of: "property"; key: string };

/** So many requests or cents within a window that moves along. */
export interface RatePolicy {
  /** More than 0, decimals included. */
  quota: number;
  windowSeconds: number;
  unit: LimitUnit;
  segment: Segment;
}

export const policyLimits = { windowSecondsMin: 60, windowSecondsMax: 31_536_000, quotaMax: 1e12 } as const;

/** A policy as calls are held against it: what is the same for all of them is put into words once. */
export interface LivePolicy extends RatePolicy {
  /** What the keys of its buckets begin with; the value of the segment follows. */
  keyBegin: string;
  /** Quota and policy as headers tell them. */
  headers: { quota: string; policy: string };
}

export type ParsedPolicy = { ok: true; policy: RatePolicy } | { ok: false; message: string };

const form = "quota;w=seconds[;u=request|cents][;s=user|property]";

/**
 * Reads `Helicone-RateLimit-Policy`. What stands behind `s=` is a property's key up to the end, whatever its characters.
 *
 * @returns a sentence on what would be right when it is not such a policy.
 */
export function parsePolicy(text: string): ParsedPolicy {
  const match =
    /^\s*([^;]*?)\s*;\s*w\s*=\s*([^;]*?)\s*(?:;\s*u\s*=\s*([^;]*?)\s*)?(?:;\s*s\s*=\s*(.*?)\s*)?$/is.exec(
      text,
    );
  if (!match) {
    return refuse(`it is not of the form ${form}, parts in that order, such as 1000;w=3600;u=cents;s=user`);
  }
  const [, quotaText = "", windowText = "", unitText = "request", segmentText] = match;
  const quota = /^(\d+\.?\d*|\.\d+)$/.test(quotaText) ? Number(quotaText) : Number.NaN;
  if (!(quota > 0 && quota <= policyLimits.quotaMax)) {
    return refuse(
      `the quota must be a number above 0 and up to ${policyLimits.quotaMax}, not "${quotaText}"`,
    );
  }
  const { windowSecondsMin, windowSecondsMax } = policyLimits;
  const windowSeconds = /^\d{1,9}$/.test(windowText) ? Number(windowText) : Number.NaN;
  if (!(windowSeconds >= windowSecondsMin && windowSeconds <= windowSecondsMax)) {
    return refuse(
      `w must be a whole number of seconds from ${windowSecondsMin} to ${windowSecondsMax}, not "${windowText}"`,
    );
  }
  const unit = unitText.toLowerCase();
  if (unit !== "request" && unit !== "cents") {
    return refuse(`u must be request or cents, not "${unitText}"`);
  }
  if (segmentText === "") {
    return refuse("s must be user or the key of a property; leave it out to count all calls together");
  }
  return { ok: true, policy: { quota, windowSeconds, unit, segment: parseSegment(segmentText ?? null) } };
}

export function livePolicy(policy: RatePolicy, keyBegin: string): LivePolicy {
  const headers = { quota: String(policy.quota), policy: asHeader(printPolicy(policy)) };
  return { ...policy, keyBegin, headers };
}

/** A text as a header can carry it: other characters become question marks. */
export function asHeader(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}

/** The policy as a header, without what goes without saying. */
export function printPolicy({ quota, windowSeconds, unit, segment }: RatePolicy): string {
  const named = printSegment(segment);
  return `${decimal(quota)};w=${windowSeconds}${unit === "cents" ? ";u=cents" : ""}${named === null ? "" : `;s=${named}`}`;
}

/** A segment as it is written: null for everybody, `user`, or the key of a property. */
export function parseSegment(text: string | null): Segment {
  if (text === null || text === "") {
    return { of: "all" };
  }
  // Keys are compared in lower case, as they are stored.
  const key = text.toLowerCase();
  return key === "user" ? { of: "user" } : { of: "property", key };
}

export function printSegment(segment: Segment): string | null {
  if (segment.of === "property") {
    return segment.key;
  }
  return segment.of === "user" ? "user" : null;
}

/** Plain digits, as an exponent is not part of the form. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? (canonicalDecimal(text) ?? text) : text;
}

function refuse(fault: string): { ok: false; message: string } {
  return { ok: false, message: fault };
}
