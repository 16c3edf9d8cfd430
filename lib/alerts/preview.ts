import { setImmediate as letOthersWork } from "node:timers/promises";
import { ApiError } from "@/lib/errors";
import { judged } from "./evaluate";
import { type GroupKey, wholeGroup } from "./group";
import { isWorse, type Judgement } from "./judge";
import { type AlertRule, evaluationAt } from "./rule";
import { readSeries, type Series } from "./series";
import { type Episode, okState, step } from "./step";
import type { Units } from "./units";

/** When an alert would have fired for a group. */
export interface PreviewEpisode {
  group: GroupKey;
  episode: Episode;
  /** Null while it would still fire. */
  endedAtMs: number | null;
}

export interface PreviewGroup {
  group: GroupKey;
  firings: number;
  firingMs: number;
  /** The worst value of each stretch of time; null where nothing could be said. */
  points: (Units | null)[];
}

export interface Preview {
  fromMs: number;
  toMs: number;
  /** How often it was evaluated: as often as the alert is to be, unless that would be too much to look at. */
  everyMs: number;
  /** How wide the stretches of time of the points are. */
  pointMs: number;
  evaluations: number;
  groups: PreviewGroup[];
  /** How many groups there are, with those that were left out. */
  groupCount: number;
  groupsRead: number;
  episodes: PreviewEpisode[];
  /** How many messages would have been sent. */
  notices: number;
}

const hourMs = 3_600_000;
export const previewMs = 30 * 24 * hourMs;
const pointsPerGroup = 360;
/** Groups with fewer requests are left out. */
const groupsMax = 50;
const cellsMax = 400_000;
/** Evaluations of all groups together. */
const evaluationsMax = 1_500_000;
/** The process serves calls while it reckons: after so many evaluations it looks up. */
const evaluationsAtOnce = 2_000;

/**
 * Runs an alert over the past: the same windows and the same steps as if it had been there, with nobody snoozing it.
 *
 * @throws ApiError `invalid` when its windows are cut so fine that there are too many of them.
 */
export async function previewAlert(
  organizationId: string,
  rule: AlertRule,
  nowMs: number,
  spanMs = previewMs,
): Promise<Preview> {
  // Times on a full hour stand on every grid.
  const firstAtMs = Math.floor((nowMs - spanMs) / hourMs) * hourMs;
  const { series, everyMs } = await finestSeries(organizationId, rule, firstAtMs, nowMs);
  const groups = rule.grouping === null ? [wholeGroup] : series.groups;
  const lastAtMs = evaluationAt({ evaluateEveryMs: everyMs }, nowMs);
  const count = Math.floor((lastAtMs - firstAtMs) / everyMs) + 1;
  const stride = strideOf(count * groups.length, everyMs);
  const pointMs = Math.max(
    everyMs * stride,
    Math.ceil((lastAtMs - firstAtMs) / pointsPerGroup / 60_000) * 60_000,
  );
  const run: Run = { rule, series, firstAtMs, everyMs, stride, count, pointMs };
  const found: RunOfGroup[] = [];
  for (const group of groups) found.push(await runGroup(run, group));
  return {
    fromMs: firstAtMs,
    toMs: lastAtMs,
    everyMs: everyMs * stride,
    pointMs,
    evaluations: Math.ceil(count / stride),
    groups: found.map(({ group, episodes, points }) => ({
      group,
      firings: episodes.length,
      firingMs: episodes.reduce(
        (sum, { episode, endedAtMs }) => sum + (endedAtMs ?? lastAtMs) - episode.startedAtMs,
        0,
      ),
      points,
    })),
    groupCount: Math.max(series.groupCount, groups.length),
    groupsRead: groups.length,
    episodes: found.flatMap(({ episodes }) => episodes),
    notices: found.reduce((sum, { notices }) => sum + notices, 0),
  };
}

/** Reads the series as finely as the alert is evaluated, or less so where there would be too many cells. */
async function finestSeries(
  organizationId: string,
  rule: AlertRule,
  firstAtMs: number,
  nowMs: number,
): Promise<{ series: Series; everyMs: number }> {
  const coarser = [60_000, 300_000, 900_000, hourMs].filter((ms) => ms > rule.evaluateEveryMs);
  for (const everyMs of [rule.evaluateEveryMs, ...coarser]) {
    const count = Math.floor((nowMs - firstAtMs) / everyMs) + 1;
    const series = await readSeries(
      organizationId,
      rule,
      { firstAtMs, everyMs, count },
      { groupsMax, cellsMax },
    );
    if (series) return { series, everyMs };
  }
  const message =
    "has too many different positions to try over 30 days: take one that is a whole number of minutes or hours, or narrow the filter.";
  throw new ApiError("invalid", `time_window ${message}`, [{ path: "time_window", message }]);
}

/** Every how many evaluations one is done, so that there are not too many, and hours still stand on the grid. */
function strideOf(evaluations: number, everyMs: number): number {
  const perHour = hourMs / everyMs;
  const strides = Array.from({ length: perHour }, (_, index) => index + 1).filter(
    (stride) => perHour % stride === 0,
  );
  return strides.find((stride) => evaluations / stride <= evaluationsMax) ?? perHour;
}

interface Run {
  rule: AlertRule;
  series: Series;
  firstAtMs: number;
  everyMs: number;
  stride: number;
  count: number;
  pointMs: number;
}

interface RunOfGroup {
  group: GroupKey;
  episodes: PreviewEpisode[];
  points: (Units | null)[];
  notices: number;
}

async function runGroup(run: Run, group: GroupKey): Promise<RunOfGroup> {
  const { rule, series, firstAtMs, everyMs, stride, count, pointMs } = run;
  const read = series.of(group);
  const episodes: PreviewEpisode[] = [];
  const points: (Units | null)[] = Array.from(
    { length: Math.floor(((count - 1) * everyMs) / pointMs) + 1 },
    () => null,
  );
  let state = okState;
  let notices = 0;
  for (let index = 0; index < count; index += stride) {
    const atMs = firstAtMs + index * everyMs;
    const finding = read(index);
    const judgement = judged(rule, finding, finding.lastMs, atMs);
    const after = step(rule, state, judgement, atMs);
    state = after.state;
    if (after.notice) notices += 1;
    if (after.ended) episodes.push({ group, episode: after.ended, endedAtMs: atMs });
    keepWorst(rule, points, Math.floor((atMs - firstAtMs) / pointMs), judgement);
    if (index % (evaluationsAtOnce * stride) === 0) await letOthersWork();
  }
  if (state.episode) episodes.push({ group, episode: state.episode, endedAtMs: null });
  return { group, episodes, points, notices };
}

function keepWorst(
  rule: AlertRule,
  points: (Units | null)[],
  at: number,
  { value, verdict }: Judgement,
): void {
  if (value === null || verdict === "unknown") return;
  const known = points[at] ?? null;
  if (known === null || isWorse(rule, value, known)) points[at] = value;
}
