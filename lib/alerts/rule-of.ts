import type { AlertFields, WholeAlertBody } from "@/lib/api/contract/alert-body";
import { fieldKey } from "@/lib/fields/field-ref";
import { emptyFilter, printWire } from "@/lib/filters";
import type { StoredAlert } from "./alert";
import { alertField } from "./cell-query";
import type { AlertRule } from "./rule";

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** As long as the wire format's own alerts have to be well before they recover. */
const recoverAfterMs = 5 * minuteMs;

/** The rule that a body says, with what it leaves open as it usually is. */
export function ruleOf(body: WholeAlertBody): AlertRule {
  const { condition = "above", grouping } = body;
  const isChange = condition === "increase" || condition === "decrease";
  return {
    metric: body.metric,
    aggregation: body.aggregation ?? null,
    percentile: body.percentile ?? null,
    unit: body.unit ? canonicalName(body.unit) : null,
    condition,
    baseline: isChange ? (body.baseline ?? "previous_window") : null,
    threshold: body.threshold ?? null,
    recoveryThreshold: body.recovery_threshold ?? null,
    recoverAfterMs: body.recovery_after_ms ?? recoverAfterMs,
    windowMs: body.time_window,
    evaluateEveryMs: body.evaluate_every_ms ?? usualEveryMs(body.time_window),
    minimumRequests: body.minimum_request_count ?? 0,
    grouping: grouping ? canonicalName(body.grouping_is_property ? `property.${grouping}` : grouping) : null,
    filter: body.filter?.filter ?? emptyFilter,
    renotifyEveryMs: body.renotify_every_ms ?? null,
  };
}

/** A long window changes slowly, and reading it takes the engine longer. */
function usualEveryMs(windowMs: number): number {
  if (windowMs <= dayMs) return minuteMs;
  return windowMs <= 7 * dayMs ? 15 * minuteMs : 60 * minuteMs;
}

/** A field by its one name: keys in lower case. */
function canonicalName(name: string): string {
  const field = alertField(name);
  return field && field.ref !== "hour_of_day" && field.ref !== "day_of_week" ? fieldKey(field.ref) : name;
}

/** A stored alert as a body would say it, for a change to be laid over it. */
export function bodyOf({ name, rule, audience, isEnabled }: StoredAlert): Record<keyof AlertFields, unknown> {
  const [, propertyKey] = /^property\.(.*)$/s.exec(rule.grouping ?? "") ?? [];
  return {
    name,
    metric: rule.metric,
    threshold: rule.threshold,
    aggregation: rule.aggregation,
    percentile: rule.percentile,
    unit: rule.unit,
    condition: rule.condition,
    baseline: rule.baseline,
    recovery_threshold: rule.recoveryThreshold,
    recovery_after_ms: rule.recoverAfterMs,
    time_window: rule.windowMs,
    evaluate_every_ms: rule.evaluateEveryMs,
    minimum_request_count: rule.minimumRequests,
    grouping: propertyKey ?? rule.grouping,
    grouping_is_property: propertyKey !== undefined,
    filter: printWire(rule.filter),
    emails: audience.emails,
    slack_channels: audience.slackChannels,
    channels: audience.channels,
    renotify_every_ms: rule.renotifyEveryMs,
    is_enabled: isEnabled,
  };
}
