import { describeSpan, isChange, metricWordsOf } from "@/lib/alerts/describe";
import { alertMetricIds } from "@/lib/alerts/rule";
import type { KnownField } from "@/lib/filter-bar/known-field";
import type { AlertDraft, AmountChoice } from "./draft";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const spans = (values: readonly number[]) => values.map((value) => ({ value, label: describeSpan(value) }));

export const metricOptions = alertMetricIds.map((value) => ({ value, label: metricWordsOf(value).label }));

export const amountOptions: readonly { value: AmountChoice; label: string }[] = [
  { value: "p50", label: "p50 (median)" },
  { value: "p90", label: "p90" },
  { value: "p95", label: "p95" },
  { value: "p99", label: "p99" },
  { value: "avg", label: "average" },
  { value: "sum", label: "total" },
  { value: "max", label: "greatest" },
  { value: "min", label: "least" },
];

export const conditionOptions = [
  { value: "above", label: "is at or above" },
  { value: "below", label: "is at or below" },
  { value: "increase", label: "rises by at least" },
  { value: "decrease", label: "falls by at least" },
  { value: "no_data", label: "no requests come" },
] as const;

export const baselineOptions = [
  { value: "previous_window", label: "against the window before" },
  { value: "last_week", label: "against the same window a week before" },
] as const;

const windows = [
  30 * secondMs,
  minuteMs,
  5 * minuteMs,
  10 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  hourMs,
  6 * hourMs,
  dayMs,
  7 * dayMs,
  30 * dayMs,
];
const everys = [
  15 * secondMs,
  30 * secondMs,
  minuteMs,
  2 * minuteMs,
  5 * minuteMs,
  10 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  hourMs,
];
const recoveries = [0, minuteMs, 5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs];
const reminders = [0, 15 * minuteMs, 30 * minuteMs, hourMs, 4 * hourMs, dayMs];

export const windowOptions = (value: number) => spans(withValue(windows, value));
export const everyOptions = spans(everys);
export const recoveryOptions = (value: number) =>
  withValue(recoveries, value).map((ms) => ({
    value: ms,
    label: ms === 0 ? "at once" : `after ${describeSpan(ms)}`,
  }));
export const reminderOptions = (value: number) =>
  withValue(reminders, value).map((ms) => ({
    value: ms,
    label: ms === 0 ? "never" : `every ${describeSpan(ms)}`,
  }));

/** The API takes any span, so what was saved there has its place in the list too. */
function withValue(values: readonly number[], value: number): number[] {
  return values.includes(value) ? [...values] : [...values, value].toSorted((a, b) => a - b);
}

const groupable: ReadonlySet<string> = new Set([
  "model",
  "provider",
  "user",
  "session",
  "session_name",
  "status",
  "stop_reason",
  "api_key_id",
]);

/** What an alert can be grouped by, or what units of cost can be: properties by use, then fields. */
export function groupOptions(known: readonly KnownField[], value: string, none: string) {
  const options = [
    { value: "", label: none },
    ...known
      .filter(({ name }) => name.startsWith("property."))
      .map(({ name, label }) => ({ value: name.toLowerCase(), label, group: "Properties" })),
    ...known
      .filter(({ name }) => groupable.has(name))
      .map(({ name, label }) => ({ value: name, label, group: "Fields" })),
  ];
  const isListed = options.some((option) => option.value === value);
  return isListed
    ? options
    : [...options, { value, label: value.replace(/^property\./, ""), group: "Properties" }];
}

/** What a threshold is in. */
export function thresholdUnit({ metric, condition }: Pick<AlertDraft, "metric" | "condition">): string {
  if (isChange(condition)) return "%";
  return { percent: "%", money: "USD", duration: "ms", count: "" }[metricWordsOf(metric).unit];
}
