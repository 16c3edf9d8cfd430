import { listAlertGroups } from "@/lib/queries/list-alert-groups";
import { measured, type StoredAlert } from "./alert";
import { endedWithin, fieldSql } from "./cell-query";
import { type GroupKey, groupKeyOf, wholeGroup } from "./group";
import { type Judgement, judge } from "./judge";
import { type AlertRule, landingLagMs, missedForMs, missesGroups } from "./rule";
import { type Finding, readSeries, type Series } from "./series";
import type { AlertStanding, GroupStanding } from "./standing";
import { end, type Said, type Step, step } from "./step";

/** Something that happened to a group in an evaluation. */
export interface Happening {
  standing: GroupStanding;
  step: Step;
  /** Why an episode ended, where that was not for its values. */
  endReason: string | null;
}

export interface Evaluation {
  standing: AlertStanding;
  /** Of the groups of which something is to be told or kept. */
  happenings: Happening[];
}

/** Groups of which an evaluation takes note at most; beyond, those with most requests. */
const groupsMax = 5_000;
const cellsMax = 50_000;
/** Groups without anything to remember that are kept to be shown. */
const shownMax = 200;

/**
 * Evaluates an alert at one time of its grid.
 *
 * @param said what people said of a group.
 */
export async function evaluateAlert(
  { organizationId, rule }: Pick<StoredAlert, "organizationId" | "rule">,
  before: AlertStanding | undefined,
  said: (group: GroupKey) => Said,
  atMs: number,
): Promise<Evaluation> {
  const isSame = before?.measured === measured(rule);
  const prior = isSame ? before : undefined;
  const gone = before && !isSame ? endAll(before, "The alert was changed to measure something else.") : [];
  const series = await readSeries(
    organizationId,
    rule,
    { firstAtMs: atMs, everyMs: 0, count: 1 },
    { groupsMax, cellsMax },
  );
  if (!series) throw new Error(`More than ${cellsMax} cells of a single window.`);
  const seen = await lastSeen(organizationId, rule, prior, atMs);
  const states = new Map(prior?.groups.map((group) => [group.group, group]));
  const groups = candidates(rule, series, states, seen).map((group) => {
    const found = series.of(group)(0);
    const lastSeenMs = latest(found.lastMs, seen.get(group) ?? states.get(group)?.lastSeenMs ?? null);
    const last = judged(rule, found, lastSeenMs, atMs);
    const result = step(rule, states.get(group) ?? { episode: null }, last, atMs, said(group));
    const standing: GroupStanding = { group, ...result.state, last, firstMs: found.firstMs, lastSeenMs };
    return { standing, step: result, endReason: null };
  });
  const kept = groups.filter(
    ({ standing }, index) =>
      standing.group === wholeGroup ||
      standing.episode ||
      (missesGroups(rule)
        ? isMissed(standing.lastSeenMs, atMs)
        : index < shownMax && standing.last.requests > 0),
  );
  return {
    standing: {
      evaluatedAtMs: atMs,
      measured: measured(rule),
      groups: kept.map(({ standing }) => standing),
      groupCount: Math.max(series.groupCount, kept.length),
      error: null,
    },
    happenings: [...gone, ...groups.filter(({ step: { state, ended } }) => state.episode || ended)],
  };
}

/** Ends whatever fires, as when an alert is turned off. */
export function endAll({ groups }: AlertStanding, endReason: string): Happening[] {
  return groups
    .filter(({ episode }) => episode)
    .map((standing) => ({ standing: { ...standing, episode: null }, step: end(standing), endReason }));
}

/** Judges what was found of a group. One that had no request for long is not missed any more. */
export function judged(
  rule: AlertRule,
  { now, before }: Pick<Finding, "now" | "before">,
  lastSeenMs: number | null,
  atMs: number,
): Judgement {
  const judgement = judge(rule, now, before);
  return missesGroups(rule) && !isMissed(lastSeenMs, atMs) ? { ...judgement, verdict: "unknown" } : judgement;
}

/** Whether a group that has no requests is missed: it had some not so long ago. */
export function isMissed(lastSeenMs: number | null, atMs: number): boolean {
  return lastSeenMs !== null && lastSeenMs >= atMs - landingLagMs - missedForMs;
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** The groups that are judged: all requests, or those that had some in the window, are missed or fire. */
function candidates(
  { grouping }: AlertRule,
  { groups }: Series,
  states: ReadonlyMap<GroupKey, GroupStanding>,
  seen: ReadonlyMap<GroupKey, number>,
): GroupKey[] {
  if (grouping === null) return [wholeGroup];
  const remembered = [...states.values()].filter(({ episode, lastSeenMs }) => episode || lastSeenMs !== null);
  return [...new Set([...groups, ...remembered.map(({ group }) => group), ...seen.keys()])];
}

/** When groups had their last requests that no window was read of since the last evaluation. */
async function lastSeen(
  organizationId: string,
  rule: AlertRule,
  prior: AlertStanding | undefined,
  atMs: number,
): Promise<Map<GroupKey, number>> {
  const toMs = atMs - landingLagMs;
  const fromMs = prior
    ? Math.max(prior.evaluatedAtMs - landingLagMs, toMs - missedForMs)
    : toMs - missedForMs;
  if (rule.grouping === null || !missesGroups(rule) || fromMs >= toMs - rule.windowMs) return new Map();
  const requests = endedWithin(organizationId, rule.filter, [{ fromMs, toMs }]);
  const rows = await listAlertGroups(requests, fieldSql(rule.grouping), groupsMax);
  return new Map(rows.map(({ value, lastMs }) => [groupKeyOf(value), lastMs]));
}
