import type { AskedLimit } from "./asked-limit";
import type { Budget } from "./budget";
import type { RatePolicy, Segment } from "./policy";

/** The documented headers, names and values in turn, of the limit that has the least left of its quota. */
export function limitHeaders(limits: readonly AskedLimit[]): string[] {
  let tightest: AskedLimit["told"];
  for (const { told } of limits) {
    if (told && (!tightest || share(told) < share(tightest))) {
      tightest = told;
    }
  }
  if (!tightest) {
    return [];
  }
  const { policy, level } = tightest;
  return [
    "Helicone-RateLimit-Limit",
    policy.headers.quota,
    "Helicone-RateLimit-Remaining",
    String(level.remaining),
    "Helicone-RateLimit-Policy",
    policy.headers.policy,
    "Helicone-RateLimit-Reset",
    String(level.resetS),
  ];
}

function share({ policy, level }: NonNullable<AskedLimit["told"]>): number {
  return level.remaining / policy.quota;
}

export function describeSegment(segment: Segment): string {
  return segment.of === "property" ? `property "${segment.key}"` : "user";
}

export function describeBucketRefusal(
  policy: RatePolicy,
  value: string,
  name: string | undefined,
  retryAfterS: number,
): string {
  const { quota, unit, windowSeconds, segment } = policy;
  const whose = segment.of === "all" ? "" : ` for ${describeSegment(segment)} ${JSON.stringify(value)}`;
  const amount = unit === "cents" ? `${quota} cents` : `${quota} ${quota === 1 ? "request" : "requests"}`;
  const rule = name === undefined ? "" : ` (${name})`;
  return `Rate limit reached${rule}: ${amount} in ${windowSeconds} seconds${whose}. Try again in ${retryAfterS} s.`;
}

export function describeBudgetRefusal(
  { amountUsd, period, segment }: Budget,
  value: string,
  name: string,
): string {
  const whose = segment.of === "all" ? "" : ` for ${describeSegment(segment)} ${JSON.stringify(value)}`;
  return `The budget "${name}" of $${amountUsd} a ${period}${whose} is spent. It begins anew with the next ${period}.`;
}
