import type { Filter } from "@/lib/filters/tree";

/** What an alert measures, in the wire format's words where it has some. */
export const alertMetricIds = [
  "response.status",
  "error_count",
  "count",
  "cost",
  "cost_per_unit",
  "latency",
  "time_to_first_token",
  "total_tokens",
  "prompt_tokens",
  "completion_tokens",
  "prompt_cache_read_tokens",
  "prompt_cache_write_tokens",
  "users",
] as const;
export type AlertMetricId = (typeof alertMetricIds)[number];

export const aggregations = ["sum", "avg", "min", "max", "percentile"] as const;
export type Aggregation = (typeof aggregations)[number];

/** When a value is bad. Those of change hold it against an earlier window, in percent. */
export const alertConditions = ["above", "below", "increase", "decrease", "no_data"] as const;
export type AlertCondition = (typeof alertConditions)[number];

/** The earlier window that a change is measured against. */
export const baselines = ["previous_window", "last_week"] as const;
export type Baseline = (typeof baselines)[number];

/** What an alert looks at and when it is bad. Amounts are exact decimal text. */
export interface AlertRule {
  metric: AlertMetricId;
  /** How the values of single requests become one; the sum when null. Only metrics of amounts have one. */
  aggregation: Aggregation | null;
  /** 0 to 100; the middle one when null. */
  percentile: number | null;
  /** The key whose different values are the units of `cost_per_unit`, such as `property.ticket`. */
  unit: string | null;
  condition: AlertCondition;
  baseline: Baseline | null;
  /** In US dollars, milliseconds, percent or a number, as the metric has it; percent for changes; null for `no_data`. */
  threshold: string | null;
  /** Where the value is good again; between it and the threshold a firing alert stays. The threshold when null. */
  recoveryThreshold: string | null;
  /** How long it has to have been good before the alert recovers. */
  recoverAfterMs: number;
  windowMs: number;
  evaluateEveryMs: number;
  /** With fewer requests in its window nothing is said of a group. */
  minimumRequests: number;
  /** A field or property by whose values groups are told apart, each with a state of its own. */
  grouping: string | null;
  filter: Filter;
  /** After how long people are told again of what still fires; never when null. */
  renotifyEveryMs: number | null;
}

const weekMs = 7 * 86_400_000;

/**
 * Requests stand in the database a second or two after their answer ended. An evaluation looks at a window that ended
 * this long before it, so that all that belongs to the window is there.
 */
export const landingLagMs = 5_000;

/** A group that had no request for this long is no longer missed. */
export const missedForMs = weekMs;

/** How much earlier the window lies that a change is measured against; 0 without one. */
export function baselineShiftMs({ condition, baseline, windowMs }: AlertRule): number {
  if (condition !== "increase" && condition !== "decrease") return 0;
  return baseline === "last_week" ? weekMs : windowMs;
}

/** Whether silence can be bad, so that groups are to be known when they have no requests. */
export function missesGroups({ grouping, condition }: AlertRule): boolean {
  return grouping !== null && (condition === "below" || condition === "decrease" || condition === "no_data");
}

/** The last time up to `nowMs` at which the alert is evaluated: times lie on a grid that is the same for everybody. */
export function evaluationAt({ evaluateEveryMs }: Pick<AlertRule, "evaluateEveryMs">, nowMs: number): number {
  return Math.floor(nowMs / evaluateEveryMs) * evaluateEveryMs;
}
