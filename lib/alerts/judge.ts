import type { AlertRule } from "./rule";
import { one, type Units, unitsOf } from "./units";

/** What was measured of a group in a window. */
export interface Reading {
  requests: number;
  /** Null when nothing can be said, such as the mean of no request. */
  value: Units | null;
}

/**
 * What a value means: it is bad, it is good, it lies between the two thresholds, or there were too few requests to tell.
 */
export type Verdict = "bad" | "good" | "between" | "unknown";

/** A window judged. */
export interface Judgement {
  verdict: Verdict;
  /**
   * What is held against the threshold: the value, or its change in percent. Null where nothing can be said; of a bad one
   * null means that it rose from nothing.
   */
  value: Units | null;
  /** What was measured now and, for changes, before. */
  current: Units | null;
  baseline: Units | null;
  requests: number;
}

/** Judges what was measured; for changes against what was measured in the earlier window. */
export function judge(rule: AlertRule, now: Reading, before?: Reading): Judgement {
  const plain = { current: now.value, baseline: before?.value ?? null, requests: now.requests };
  const unknown: Judgement = { ...plain, verdict: "unknown", value: null };
  switch (rule.condition) {
    case "no_data": {
      const value = BigInt(now.requests) * one;
      return { ...plain, value, verdict: now.requests < Math.max(1, rule.minimumRequests) ? "bad" : "good" };
    }
    case "above":
    case "below": {
      const { value } = now;
      if (value === null || now.requests < rule.minimumRequests) return { ...unknown, value };
      return { ...plain, value, verdict: verdictOf(rule, value, rule.condition === "above") };
    }
    case "increase":
    case "decrease":
      return change(rule, now, before) ?? unknown;
  }
}

/** Null where nothing can be said. A fall is told by the earlier window alone: what fell has few requests left. */
function change(rule: AlertRule, now: Reading, before: Reading | undefined): Judgement | null {
  const [current, baseline] = [now.value, before?.value ?? null];
  const requests = rule.condition === "increase" ? now.requests : Number.POSITIVE_INFINITY;
  if (current === null || baseline === null || before === undefined) return null;
  if (Math.min(requests, before.requests) < rule.minimumRequests) return null;
  const plain = { current, baseline, requests: now.requests };
  if (baseline === 0n) {
    const rose = current > 0n && rule.condition === "increase";
    return { ...plain, verdict: rose ? "bad" : "good", value: rose ? null : 0n };
  }
  const value = ((current - baseline) * 100n * one) / baseline;
  const towards = rule.condition === "increase" ? value : -value;
  return { ...plain, value, verdict: verdictOf(rule, towards, true) };
}

function verdictOf(
  { threshold, recoveryThreshold }: AlertRule,
  value: Units,
  isHighBad: boolean,
): "bad" | "good" | "between" {
  const beyond = (limit: string, orAt: boolean) => {
    const units = unitsOf(limit);
    if (value === units) return orAt;
    return isHighBad ? value > units : value < units;
  };
  if (threshold === null) return "good";
  if (beyond(threshold, true)) return "bad";
  return recoveryThreshold !== null && beyond(recoveryThreshold, false) ? "between" : "good";
}

/** Whether the first of two bad values is worse than the second; from nothing is the worst of rises. */
export function isWorse({ condition }: AlertRule, a: Units | null, b: Units | null): boolean {
  if (b === null) return false;
  if (a === null) return true;
  return condition === "above" || condition === "increase" ? a > b : a < b;
}
