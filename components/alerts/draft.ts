import { metricWordsOf } from "@/lib/alerts/describe";
import type { AlertCondition, AlertMetricId, Baseline } from "@/lib/alerts/rule";
import { type Filter, printWire } from "@/lib/filters";
import type { AlertBody, ShownAlert } from "./use-alerts";

/** How amounts are put together, as the form offers it. */
export type AmountChoice = "sum" | "avg" | "min" | "max" | `p${number}`;

/** An alert as the form holds it: what is typed stays text. */
export interface AlertDraft {
  name: string;
  metric: AlertMetricId;
  amount: AmountChoice;
  unit: string;
  condition: AlertCondition;
  baseline: Baseline;
  threshold: string;
  recovery: string;
  recoverAfterMs: number;
  windowMs: number;
  evaluateEveryMs: number;
  minimumRequests: string;
  grouping: string;
  renotifyEveryMs: number;
  channels: string[];
  emails: string;
  slackChannels: string[];
}

const minuteMs = 60_000;

/** What a new alert begins with: the question most people come with. */
export const newDraft: AlertDraft = {
  name: "",
  metric: "response.status",
  amount: "p95",
  unit: "",
  condition: "above",
  baseline: "previous_window",
  threshold: "5",
  recovery: "",
  recoverAfterMs: 5 * minuteMs,
  windowMs: 10 * minuteMs,
  evaluateEveryMs: minuteMs,
  minimumRequests: "20",
  grouping: "",
  renotifyEveryMs: 0,
  channels: [],
  emails: "",
  slackChannels: [],
};

/** Whether the values of single requests are put together. */
export function hasAmount(metric: AlertMetricId): boolean {
  return metricWordsOf(metric).unit !== "percent" && !counted.has(metric);
}

const counted: ReadonlySet<AlertMetricId> = new Set(["error_count", "count", "users", "cost_per_unit"]);

/** What thresholds usually are, so that a change of metric does not leave a nonsense in the field. */
export const usualThresholds: Readonly<Record<AlertMetricId, string>> = {
  "response.status": "5",
  error_count: "10",
  count: "1000",
  cost: "10",
  cost_per_unit: "0.5",
  latency: "10000",
  time_to_first_token: "2000",
  total_tokens: "100000",
  prompt_tokens: "100000",
  completion_tokens: "100000",
  prompt_cache_read_tokens: "100000",
  prompt_cache_write_tokens: "100000",
  users: "100",
};

/** A body of the API for a draft; fields of other choices are left out. */
export function bodyOfDraft(draft: AlertDraft, filter: Filter): AlertBody {
  const { condition, metric, amount } = draft;
  const isChange = condition === "increase" || condition === "decrease";
  const isAmount = hasAmount(metric) && condition !== "no_data";
  const percentile = /^p(\d+)$/.exec(amount)?.[1];
  const text = (typed: string) => (typed.trim() === "" ? null : typed.trim());
  return {
    name: draft.name.trim(),
    metric: condition === "no_data" ? "count" : metric,
    aggregation: isAmount ? (percentile === undefined ? amount : "percentile") : null,
    percentile: isAmount && percentile !== undefined ? Number(percentile) : null,
    unit: metric === "cost_per_unit" && condition !== "no_data" ? draft.unit : null,
    condition,
    baseline: isChange ? draft.baseline : null,
    threshold: condition === "no_data" ? null : text(draft.threshold),
    recovery_threshold: condition === "no_data" ? null : text(draft.recovery),
    recovery_after_ms: draft.recoverAfterMs,
    time_window: String(draft.windowMs),
    evaluate_every_ms: draft.evaluateEveryMs,
    minimum_request_count: text(draft.minimumRequests),
    grouping: draft.grouping === "" ? null : draft.grouping,
    grouping_is_property: false,
    filter: printWire(filter),
    renotify_every_ms: draft.renotifyEveryMs === 0 ? null : draft.renotifyEveryMs,
    channels: draft.channels,
    emails: draft.emails.split(/[\s,;]+/).filter((address) => address !== ""),
    slack_channels: draft.slackChannels,
  };
}

/** Whether enough is said for a preview. */
export function isComplete(draft: AlertDraft): boolean {
  if (draft.condition === "no_data") return true;
  return draft.threshold.trim() !== "" && (draft.metric !== "cost_per_unit" || draft.unit !== "");
}

/** A saved alert as the form holds it. */
export function draftOfAlert(alert: ShownAlert): AlertDraft {
  const grouping = alert.grouping ?? "";
  return {
    name: alert.name,
    metric: alert.metric,
    amount: alert.aggregation === "percentile" ? `p${alert.percentile ?? 50}` : (alert.aggregation ?? "sum"),
    unit: alert.unit ?? "",
    condition: alert.condition,
    baseline: alert.baseline ?? "previous_window",
    threshold: alert.threshold === null ? "" : String(alert.threshold),
    recovery: alert.recovery_threshold === null ? "" : String(alert.recovery_threshold),
    recoverAfterMs: alert.recovery_after_ms,
    windowMs: Number(alert.time_window),
    evaluateEveryMs: alert.evaluate_every_ms,
    minimumRequests: alert.minimum_request_count === 0 ? "" : String(alert.minimum_request_count),
    grouping: alert.grouping_is_property ? `property.${grouping}` : grouping,
    renotifyEveryMs: alert.renotify_every_ms ?? 0,
    channels: alert.channels,
    emails: alert.emails.join(", "),
    slackChannels: alert.slack_channels,
  };
}
