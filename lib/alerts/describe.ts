import { formatCount, formatDuration, formatMoney } from "@/lib/format/format";
import type { Aggregation, AlertCondition, AlertMetricId, AlertRule } from "./rule";

/** What a value is measured in. */
export type AlertUnit = "percent" | "money" | "duration" | "count";

interface MetricWords {
  label: string;
  unit: AlertUnit;
}

const metricWords: Readonly<Record<AlertMetricId, MetricWords>> = {
  "response.status": { label: "Error rate", unit: "percent" },
  error_count: { label: "Errors", unit: "count" },
  count: { label: "Requests", unit: "count" },
  cost: { label: "Cost", unit: "money" },
  cost_per_unit: { label: "Cost per unit", unit: "money" },
  latency: { label: "Latency", unit: "duration" },
  time_to_first_token: { label: "Time to first token", unit: "duration" },
  total_tokens: { label: "Tokens", unit: "count" },
  prompt_tokens: { label: "Prompt tokens", unit: "count" },
  completion_tokens: { label: "Completion tokens", unit: "count" },
  prompt_cache_read_tokens: { label: "Cache read tokens", unit: "count" },
  prompt_cache_write_tokens: { label: "Cache write tokens", unit: "count" },
  users: { label: "Distinct users", unit: "count" },
};

export function metricWordsOf(metric: AlertMetricId): MetricWords {
  return metricWords[metric];
}

type Measured = Pick<AlertRule, "metric" | "aggregation" | "percentile" | "unit">;

/** What an alert measures: `Error rate`, `Latency p95`, `Cost per ticket`, `Average cost`. */
export function describeMeasured({ metric, aggregation, percentile, unit }: Measured): string {
  const { label } = metricWords[metric];
  if (metric === "cost_per_unit") return `Cost per ${shortName(unit ?? "unit")}`;
  if (aggregation === "percentile") return `${label} p${percentile ?? 50}`;
  return aggregation === null || aggregation === "sum"
    ? label
    : `${aggregationWords[aggregation]} ${label.toLowerCase()}`;
}

const aggregationWords: Readonly<Record<Aggregation, string>> = {
  sum: "Total",
  avg: "Average",
  min: "Least",
  max: "Greatest",
  percentile: "Percentile of",
};

/** A field by the name people use: `customer` for `property.customer`. */
export function shortName(name: string): string {
  return name.replace(/^property\./, "");
}

/** Whether values are changes in percent and not what was measured. */
export function isChange(condition: AlertCondition): boolean {
  return condition === "increase" || condition === "decrease";
}

/** A value as people read it, with its unit. Null is what rose from nothing, or what cannot be told. */
export function formatAlertValue(
  { metric, condition }: Pick<AlertRule, "metric" | "condition">,
  value: string | null,
): string {
  if (isChange(condition)) {
    if (value === null) return "risen from nothing";
    return `${Number(value) > 0 ? "+" : ""}${rounded(Number(value))} %`;
  }
  if (value === null) return "unknown";
  return condition === "no_data" ? formatCount(Number(value)) : formatMeasured(metric, value);
}

/** What was measured as people read it, whatever it is held against. */
export function formatMeasured(metric: AlertMetricId, value: string): string {
  switch (metricWords[metric].unit) {
    case "percent":
      return `${rounded(Number(value))} %`;
    case "money":
      return formatMoney(value);
    case "duration":
      return formatDuration(Number(value));
    case "count":
      return rounded(Number(value));
  }
}

function rounded(value: number): string {
  return value.toLocaleString("en-US", {
    maximumSignificantDigits: Math.abs(value) >= 1_000 ? 15 : 4,
    maximumFractionDigits: 4,
  });
}

/** The threshold as people read it; null for alerts that have none. */
export function formatThreshold(rule: Pick<AlertRule, "metric" | "condition" | "threshold">): string | null {
  if (rule.threshold === null) return null;
  if (isChange(rule.condition)) return `${rounded(Number(rule.threshold))} %`;
  return formatMeasured(rule.metric, rule.threshold);
}

/** When an alert fires, in a sentence without its end: `error rate is at or above 5 % within 10 minutes`. */
export function describeRule(rule: AlertRule): string {
  const window = describeSpan(rule.windowMs);
  const threshold = formatThreshold(rule) ?? "";
  const before = rule.baseline === "last_week" ? "the same time a week before" : `the ${window} before`;
  const what = describeMeasured(rule);
  switch (rule.condition) {
    case "above":
      return `${what} at or above ${threshold} within ${window}`;
    case "below":
      return `${what} at or below ${threshold} within ${window}`;
    case "increase":
      return `${what} up by ${threshold} or more, ${window} against ${before}`;
    case "decrease":
      return `${what} down by ${threshold} or more, ${window} against ${before}`;
    case "no_data":
      return rule.minimumRequests > 1
        ? `Fewer than ${formatCount(rule.minimumRequests)} requests within ${window}`
        : `No request within ${window}`;
  }
}

const spans = [
  ["week", 7 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A span of time in words: `10 minutes`, `1 day`. */
export function describeSpan(spanMs: number): string {
  const [unit, size] = spans.find(([, width]) => spanMs >= width && spanMs % width === 0) ?? [
    "second",
    1_000,
  ];
  const count = spanMs / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
