import type { z } from "zod";
import type { alertEpisodeSchema, alertGroupSchema, alertSchema } from "@/lib/api/contract/alert-answer";
import { printText, printWire } from "@/lib/filters";
import { type AlertEpisode, listAlertEpisodes } from "@/lib/queries/alert-episodes";
import { listAlertSayings } from "@/lib/queries/alert-sayings";
import { listAlertStandings } from "@/lib/queries/alert-standings";
import type { StoredAlert } from "./alert";
import { findAlert, listAlerts } from "./alerts";
import { describeRule, formatAlertValue, formatMeasured, formatThreshold, isChange } from "./describe";
import { episodeId } from "./episode";
import { wholeGroup } from "./group";
import { type GroupWords, groupWordsOf } from "./group-words";
import { type AlertRule, alertConditions, alertMetricIds, evaluationAt } from "./rule";
import { bodyOf } from "./rule-of";
import { saidOf } from "./said";
import { groupLink } from "./segment";
import type { AlertStanding, GroupStanding } from "./standing";
import { type Units, unitsText } from "./units";

type AnsweredAlert = z.input<typeof alertSchema>;
type AnsweredGroup = z.input<typeof alertGroupSchema>;
type AnsweredEpisode = z.input<typeof alertEpisodeSchema>;
type Sayings = Awaited<ReturnType<typeof listAlertSayings>>;

/** All alerts of an organization in the API's words, and a page of what fired. */
export async function answerAlerts(
  organizationId: string,
  history: { alertId?: string; page: number; pageSize: number },
  nowMs = Date.now(),
): Promise<{ alerts: AnsweredAlert[]; history: AnsweredEpisode[]; historyTotalCount: number }> {
  const { alertId, page, pageSize } = history;
  const [alerts, standings, sayings, { episodes, count }] = await Promise.all([
    listAlerts(organizationId),
    listAlertStandings(organizationId),
    listAlertSayings(organizationId),
    listAlertEpisodes(organizationId, { alertId, offset: page * pageSize, limit: pageSize }),
  ]);
  return {
    alerts: await Promise.all(
      alerts.map((alert) => answered(alert, standings.get(alert.id), sayings, nowMs)),
    ),
    history: await Promise.all(
      episodes.map((episode) => answeredEpisode(organizationId, episode, standings.get(episode.alertId))),
    ),
    historyTotalCount: count,
  };
}

/**
 * One alert in the API's words.
 *
 * @throws ApiError `not_found`.
 */
export async function answerAlert(
  organizationId: string,
  id: string,
  nowMs = Date.now(),
): Promise<AnsweredAlert> {
  const [alert, standings, sayings] = await Promise.all([
    findAlert(organizationId, id),
    listAlertStandings(organizationId),
    listAlertSayings(organizationId),
  ]);
  return answered(alert, standings.get(id), sayings, nowMs);
}

async function answered(
  alert: StoredAlert,
  standing: AlertStanding | undefined,
  sayings: Sayings,
  nowMs: number,
): Promise<AnsweredAlert> {
  const { organizationId, id, name, rule, audience, isEnabled } = alert;
  const words = await groupWordsOf(organizationId, rule.grouping);
  const groups = (isEnabled ? (standing?.groups ?? []) : []).toSorted(
    (a, b) => Number(b.episode !== null) - Number(a.episode !== null),
  );
  const { grouping, grouping_is_property } = bodyOf(alert);
  const numberOf = (text: string | null) => (text === null ? null : Number(text));
  const nextMs = evaluationAt(rule, nowMs) + rule.evaluateEveryMs;
  return {
    id,
    org_id: organizationId,
    name,
    description: describeRule(rule),
    metric: rule.metric,
    threshold: numberOf(rule.threshold),
    aggregation: rule.aggregation,
    percentile: rule.percentile,
    unit: rule.unit,
    condition: rule.condition,
    baseline: rule.baseline,
    recovery_threshold: numberOf(rule.recoveryThreshold),
    recovery_after_ms: rule.recoverAfterMs,
    time_window: String(rule.windowMs),
    evaluate_every_ms: rule.evaluateEveryMs,
    minimum_request_count: rule.minimumRequests,
    grouping: typeof grouping === "string" ? grouping : null,
    grouping_is_property: grouping_is_property === true,
    grouping_label: words.key,
    filter: printWire(rule.filter),
    filter_text: printText(rule.filter),
    emails: audience.emails,
    slack_channels: audience.slackChannels,
    channels: audience.channels,
    renotify_every_ms: rule.renotifyEveryMs,
    is_enabled: isEnabled,
    status: groups.some(({ episode }) => episode) ? "triggered" : "resolved",
    snoozed_until: later(saidOf(sayings, id, wholeGroup).snoozedUntilMs, nowMs),
    evaluated_at: standing && standing.evaluatedAtMs > 0 ? iso(standing.evaluatedAtMs) : null,
    next_evaluation_at: isEnabled ? iso(nextMs) : null,
    error: standing?.error ?? null,
    group_count: standing?.groupCount ?? 0,
    groups: groups.map((group) => answeredGroup(alert, standing, group, words, sayings, nowMs)),
    version: alert.version,
    created_by: alert.createdBy,
    created_at: iso(alert.createdAtMs),
    updated_by: alert.updatedBy,
    updated_at: iso(alert.updatedAtMs),
  };
}

function answeredGroup(
  { id, rule }: StoredAlert,
  standing: AlertStanding | undefined,
  { group, episode, last, firstMs }: GroupStanding,
  words: GroupWords,
  sayings: Sayings,
  nowMs: number,
): AnsweredGroup {
  const said = saidOf(sayings, id, group);
  const isAcknowledged = episode !== null && said.acknowledgedAtMs >= episode.startedAtMs;
  return {
    ...words.name(group),
    status: episode ? "triggered" : last.verdict === "unknown" ? "unknown" : "resolved",
    value: numberOf(last.value),
    value_text: valueText(rule, last.value, last.verdict === "unknown"),
    before_text:
      isChange(rule.condition) && last.baseline !== null
        ? formatMeasured(rule.metric, unitsText(last.baseline))
        : null,
    requests: last.requests,
    triggered_at: episode && iso(episode.startedAtMs),
    triggered_value: numberOf(episode?.triggeredValue ?? null),
    worst_value: numberOf(episode?.worstValue ?? null),
    worst_text: episode && valueText(rule, episode.worstValue, false),
    good_since: episode?.goodSinceMs ? iso(episode.goodSinceMs) : null,
    acknowledged_at: isAcknowledged ? iso(said.acknowledgedAtMs) : null,
    snoozed_until: later(said.snoozedUntilMs, nowMs),
    link: groupLink(rule, group, standing?.evaluatedAtMs ?? nowMs, firstMs),
  };
}

async function answeredEpisode(
  organizationId: string,
  episode: AlertEpisode,
  standing: AlertStanding | undefined,
): Promise<AnsweredEpisode> {
  const words = await groupWordsOf(organizationId, episode.grouping);
  // How bad it has become stands in the state until it is over.
  const current = standing?.groups.find(({ group }) => group === episode.group)?.episode;
  const isCurrent = current && episodeId(episode.alertId, episode.group, current.startedAtMs) === episode.id;
  const worst = isCurrent ? text(current.worstValue) : episode.worstValue;
  const metric = alertMetricIds.find((id) => id === episode.metric) ?? "count";
  const condition = alertConditions.find((id) => id === episode.condition) ?? "above";
  const number = (value: string | null) => (value === null ? null : Number(value));
  return {
    id: episode.id,
    alert_id: episode.alertId,
    alert_name: episode.alertName,
    alert_metric: episode.metric,
    alert_start_time: iso(episode.startedAtMs),
    alert_end_time: episode.endedAtMs === null ? null : iso(episode.endedAtMs),
    triggered_value: number(episode.triggeredValue),
    triggered_text: formatAlertValue({ metric, condition }, episode.triggeredValue),
    worst_value: number(worst),
    worst_text: formatAlertValue({ metric, condition }, worst),
    threshold: number(episode.threshold),
    threshold_text: formatThreshold({ metric, condition, threshold: episode.threshold }),
    status: episode.endedAtMs === null ? "triggered" : "resolved",
    ...words.name(episode.group),
    end_reason: episode.endReason,
    link: episode.link,
  };
}

function valueText(rule: AlertRule, value: Units | null, isUnknown: boolean): string {
  return isUnknown && value === null ? "unknown" : formatAlertValue(rule, text(value));
}

function numberOf(value: Units | null): number | null {
  return value === null ? null : Number(unitsText(value));
}

function text(value: Units | null): string | null {
  return value === null ? null : unitsText(value);
}

function later(timeMs: number, nowMs: number): string | null {
  return timeMs > nowMs ? iso(timeMs) : null;
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
