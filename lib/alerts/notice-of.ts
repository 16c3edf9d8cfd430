import type { Notice, NoticeKind } from "@/lib/channels/notice";
import { formatCount } from "@/lib/format/format";
import type { StoredAlert } from "./alert";
import {
  describeMeasured,
  describeRule,
  describeSpan,
  formatAlertValue,
  formatMeasured,
  formatThreshold,
  isChange,
} from "./describe";
import { episodeId } from "./episode";
import { groupWordsOf } from "./group-words";
import type { AlertRule } from "./rule";
import { groupLink } from "./segment";
import type { GroupStanding } from "./standing";
import type { Episode } from "./step";
import { unitsText } from "./units";

/** What people are told of a group of an alert. */
export async function noticeOf(
  alert: Pick<StoredAlert, "organizationId" | "id" | "name" | "rule">,
  kind: Extract<NoticeKind, "firing" | "reminder" | "recovered" | "acknowledged">,
  { group, last, firstMs }: GroupStanding,
  episode: Episode,
  { atMs, reason }: { atMs: number; reason: string | null },
): Promise<Notice> {
  const { rule } = alert;
  const words = await groupWordsOf(alert.organizationId, rule.grouping);
  const { group_label: named } = words.name(group);
  const segment = named === null ? null : { label: words.key ?? "", value: named };
  const value = formatAlertValue(rule, last.value === null ? null : unitsText(last.value));
  const ofWhom = segment === null ? "" : ` of ${segment.label} = ${segment.value}`;
  const what = `${describeMeasured(rule)}${ofWhom}`;
  const worst = formatAlertValue(rule, episode.worstValue === null ? null : unitsText(episode.worstValue));
  const lasted = describeLength(atMs - episode.startedAtMs);
  return {
    kind: kind === "firing" && rule.condition === "no_data" ? "no_data" : kind,
    title: titleOf(kind, rule, what, ofWhom, value),
    lines: [
      `${describeRule(rule)}.`,
      ...(kind === "recovered" ? [reason ?? `It lasted ${lasted}; the worst was ${worst}.`] : []),
      ...(kind === "reminder" ? [`It has fired for ${lasted}.`] : []),
    ],
    source: alert.name,
    group: segment,
    value,
    threshold: formatThreshold(rule),
    facts: [
      { label: "Window", value: describeSpan(rule.windowMs) },
      { label: "Requests", value: formatCount(last.requests) },
      ...(isChange(rule.condition) && last.current !== null && last.baseline !== null
        ? [
            { label: "Now", value: formatMeasured(rule.metric, unitsText(last.current)) },
            { label: "Before", value: formatMeasured(rule.metric, unitsText(last.baseline)) },
          ]
        : []),
    ],
    link: groupLink(rule, group, atMs, firstMs),
    incidentKey: episodeId(alert.id, group, episode.startedAtMs),
    occurredAtMs: atMs,
  };
}

function titleOf(kind: NoticeKind, rule: AlertRule, what: string, ofWhom: string, value: string): string {
  if (rule.condition === "no_data") {
    return kind === "recovered"
      ? `Requests${ofWhom} come again`
      : `No requests${ofWhom} for ${describeSpan(rule.windowMs)}`;
  }
  return `${what} is ${value}`;
}

/** How long something went on, to the minute where it was long. */
function describeLength(spanMs: number): string {
  const unitMs = spanMs < 60_000 ? 1_000 : 60_000;
  return describeSpan(Math.max(unitMs, Math.round(spanMs / unitMs) * unitMs));
}
