import { isWorse, type Judgement } from "./judge";
import type { AlertRule } from "./rule";
import type { Units } from "./units";

/** From when a value became bad to when it was good again for long enough. */
export interface Episode {
  startedAtMs: number;
  /** What was held against the threshold when it began; null when it rose from nothing. */
  triggeredValue: Units | null;
  worstValue: Units | null;
  /** Since when it has been good again; null while it is not. */
  goodSinceMs: number | null;
  /** When people were last told that it fires; null when they have not been, as during a snooze. */
  notifiedAtMs: number | null;
  /** How often they were told. */
  notices: number;
}

/** How a group stands: it fires while it has an episode. */
export interface GroupState {
  episode: Episode | null;
}

/** What people said of a group. */
export interface Said {
  /** Nobody is told of it until then. */
  snoozedUntilMs: number;
  /** Somebody knows of everything that began up to then, and need not be reminded. */
  acknowledgedAtMs: number;
}

export type StepNotice = "firing" | "reminder" | "recovered";

/** What an evaluation came to. */
export interface Step {
  state: GroupState;
  notice: StepNotice | null;
  /** The episode that ended. */
  ended: Episode | null;
}

export const okState: GroupState = { episode: null };
export const nothingSaid: Said = { snoozedUntilMs: 0, acknowledgedAtMs: 0 };

/**
 * One evaluation of one group: from how it stood and what was measured follow how it stands and what people are told. Pure,
 * so the preview runs the very same steps over the past.
 */
export function step(
  rule: AlertRule,
  { episode }: GroupState,
  judgement: Pick<Judgement, "verdict" | "value">,
  atMs: number,
  said: Said = nothingSaid,
): Step {
  if (judgement.verdict === "bad") {
    return told(rule, worsened(rule, episode, judgement.value, atMs), atMs, said);
  }
  if (!episode) return { state: okState, notice: null, ended: null };
  if (judgement.verdict === "between") {
    return told(rule, { ...episode, goodSinceMs: null }, atMs, said);
  }
  // Where too few requests are left to tell, nothing bad is to be seen either.
  const goodSinceMs = episode.goodSinceMs ?? atMs;
  if (atMs - goodSinceMs < rule.recoverAfterMs) {
    return { state: { episode: { ...episode, goodSinceMs } }, notice: null, ended: null };
  }
  return { state: okState, ...ended({ ...episode, goodSinceMs }) };
}

/** Ends an episode for another reason than its values: the alert was turned off, deleted or made another one. */
export function end({ episode }: GroupState): Step {
  return episode ? { state: okState, ...ended(episode) } : { state: okState, notice: null, ended: null };
}

/** Who was told that it fires is told that it does so no more, also during a snooze: a pager waits for it. */
function ended(episode: Episode): Pick<Step, "notice" | "ended"> {
  return { notice: episode.notifiedAtMs === null ? null : "recovered", ended: episode };
}

function worsened(rule: AlertRule, episode: Episode | null, value: Units | null, atMs: number): Episode {
  if (!episode) {
    return {
      startedAtMs: atMs,
      triggeredValue: value,
      worstValue: value,
      goodSinceMs: null,
      notifiedAtMs: null,
      notices: 0,
    };
  }
  const worstValue = isWorse(rule, value, episode.worstValue) ? value : episode.worstValue;
  return { ...episode, worstValue, goodSinceMs: null };
}

function told(rule: AlertRule, episode: Episode, atMs: number, said: Said): Step {
  const notice = atMs < said.snoozedUntilMs ? null : noticeOf(rule, episode, atMs, said);
  const after = notice ? { ...episode, notifiedAtMs: atMs, notices: episode.notices + 1 } : episode;
  return { state: { episode: after }, notice, ended: null };
}

function noticeOf(
  { renotifyEveryMs }: AlertRule,
  { startedAtMs, notifiedAtMs }: Episode,
  atMs: number,
  { acknowledgedAtMs }: Said,
): "firing" | "reminder" | null {
  if (acknowledgedAtMs >= startedAtMs) return null;
  if (notifiedAtMs === null) return "firing";
  return renotifyEveryMs !== null && atMs - notifiedAtMs >= renotifyEveryMs ? "reminder" : null;
}
