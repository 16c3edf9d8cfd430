import type { AlertRule } from "@/lib/alerts/rule";
import { emptyFilter } from "@/lib/filters";

const hourMs = 3_600_000;

const plain: AlertRule = {
  metric: "count",
  aggregation: null,
  percentile: null,
  unit: null,
  condition: "above",
  baseline: null,
  threshold: "1",
  recoveryThreshold: null,
  recoverAfterMs: 5 * 60_000,
  windowMs: hourMs,
  evaluateEveryMs: 60_000,
  minimumRequests: 0,
  grouping: null,
  filter: emptyFilter,
  renotifyEveryMs: null,
};

/** A rule like every other, with what a test cares about put in. */
export function alertRule(parts: Partial<AlertRule> = {}): AlertRule {
  return { ...plain, ...parts };
}

const customer = { grouping: "property.customer" } as const;
const service = { grouping: "property.service" } as const;
const model = { grouping: "model" } as const;

/** Every metric, aggregation, condition and baseline, with and without groups. */
export const everyKindOfAlert: Readonly<Record<string, AlertRule>> = {
  "error rate by customer": alertRule({
    ...customer,
    metric: "response.status",
    threshold: "30",
    recoveryThreshold: "5",
    minimumRequests: 4,
    recoverAfterMs: hourMs,
  }),
  "error count by service": alertRule({
    ...service,
    metric: "error_count",
    threshold: "4",
    recoveryThreshold: "1",
  }),
  "many requests": alertRule({ threshold: "48", recoveryThreshold: "30", windowMs: hourMs }),
  "few requests by customer": alertRule({
    ...customer,
    condition: "below",
    threshold: "2",
    recoveryThreshold: "4",
    windowMs: 2 * hourMs,
  }),
  "cost by customer": alertRule({ ...customer, metric: "cost", threshold: "0.45", windowMs: 6 * hourMs }),
  "average cost": alertRule({ metric: "cost", aggregation: "avg", threshold: "0.0071", minimumRequests: 10 }),
  "greatest cost by service": alertRule({
    ...service,
    metric: "cost",
    aggregation: "max",
    threshold: "0.09",
    recoverAfterMs: 0,
  }),
  "cost p90": alertRule({
    metric: "cost",
    aggregation: "percentile",
    percentile: 90,
    threshold: "0.015",
    windowMs: 3 * hourMs,
  }),
  "cost per ticket by service": alertRule({
    ...service,
    metric: "cost_per_unit",
    unit: "property.ticket",
    threshold: "0.05",
    windowMs: 4 * hourMs,
  }),
  "latency p50 by service": alertRule({
    ...service,
    metric: "latency",
    aggregation: "percentile",
    percentile: 50,
    threshold: "5000",
    minimumRequests: 3,
  }),
  "latency p95 by model": alertRule({
    ...model,
    metric: "latency",
    aggregation: "percentile",
    percentile: 95,
    threshold: "20000",
    recoveryThreshold: "15000",
    windowMs: 2 * hourMs,
  }),
  "latency p99": alertRule({
    metric: "latency",
    aggregation: "percentile",
    percentile: 99,
    threshold: "60000",
    windowMs: 6 * hourMs,
  }),
  "latency in all": alertRule({ metric: "latency", threshold: "400000" }),
  "least latency": alertRule({
    metric: "latency",
    aggregation: "min",
    threshold: "900",
    windowMs: 30 * 60_000,
  }),
  "time to first token by service": alertRule({
    ...service,
    metric: "time_to_first_token",
    aggregation: "avg",
    threshold: "700",
  }),
  "tokens by customer": alertRule({ ...customer, metric: "total_tokens", threshold: "40000" }),
  "prompt tokens p95": alertRule({
    metric: "prompt_tokens",
    aggregation: "percentile",
    percentile: 95,
    threshold: "5000",
  }),
  "few completion tokens": alertRule({
    metric: "completion_tokens",
    aggregation: "avg",
    condition: "below",
    threshold: "60",
    minimumRequests: 5,
  }),
  "cache reads": alertRule({ metric: "prompt_cache_read_tokens", threshold: "12000" }),
  "cache writes by service": alertRule({
    ...service,
    metric: "prompt_cache_write_tokens",
    threshold: "4000",
  }),
  "users by customer": alertRule({ ...customer, metric: "users", threshold: "12", windowMs: 3 * hourMs }),
  "few users": alertRule({ metric: "users", condition: "below", threshold: "8", windowMs: hourMs }),
  "requests up": alertRule({
    condition: "increase",
    baseline: "previous_window",
    threshold: "120",
    recoveryThreshold: "50",
    minimumRequests: 10,
  }),
  "errors up from nothing by customer": alertRule({
    ...customer,
    metric: "error_count",
    condition: "increase",
    baseline: "previous_window",
    threshold: "300",
    windowMs: 3 * hourMs,
    minimumRequests: 5,
  }),
  "requests down against last week by customer": alertRule({
    ...customer,
    condition: "decrease",
    baseline: "last_week",
    threshold: "70",
    windowMs: 6 * hourMs,
    minimumRequests: 8,
  }),
  "cost up against last week": alertRule({
    metric: "cost",
    condition: "increase",
    baseline: "last_week",
    threshold: "150",
    windowMs: 2 * hourMs,
  }),
  "users by user-less requests down": alertRule({
    ...service,
    metric: "users",
    condition: "decrease",
    baseline: "previous_window",
    threshold: "50",
    windowMs: 2 * hourMs,
  }),
  "silence by customer": alertRule({
    ...customer,
    condition: "no_data",
    threshold: null,
    windowMs: 4 * hourMs,
    recoverAfterMs: 0,
  }),
  "silence in all": alertRule({
    condition: "no_data",
    threshold: null,
    windowMs: hourMs,
    minimumRequests: 3,
  }),
  "errors of one model by user": alertRule({
    grouping: "user",
    metric: "error_count",
    threshold: "3",
    windowMs: 12 * hourMs,
    filter: { type: "condition", field: "model", operator: "equals", value: "gpt-5-mini" },
  }),
};
