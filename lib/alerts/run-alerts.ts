import type { Logger } from "pino";
import { sendNotice } from "@/lib/channels/send-notice";
import { ApiError } from "@/lib/errors";
import { insertAlertEpisodes } from "@/lib/queries/alert-episodes";
import { listStoredAlerts } from "@/lib/queries/alert-rows";
import { listAlertSayings } from "@/lib/queries/alert-sayings";
import { insertAlertStandings, listAlertStandings } from "@/lib/queries/alert-standings";
import { measured, type StoredAlert } from "./alert";
import { channelsOf } from "./audience";
import { episodeId, episodeOf } from "./episode";
import { type Evaluation, endAll, evaluateAlert, type Happening } from "./evaluate";
import { noticeOf } from "./notice-of";
import { evaluationAt } from "./rule";
import { saidOf } from "./said";
import type { AlertStanding } from "./standing";

export interface AlertsRun {
  /** The time of the schedule the run is for, in epoch milliseconds. */
  atMs: number;
  signal: AbortSignal;
  logger: Pick<Logger, "error">;
}

/** Evaluations at once: each is a statement of its own, and others want the engine too. */
const atOnce = 2;

/**
 * Evaluates every alert that is due, tells people and keeps what came of it. After a downtime every alert is evaluated once,
 * for now.
 *
 * People are told before the states are kept, so a death in between tells them again rather than not at all; the copies carry
 * the same key.
 *
 * @throws ApiError when an alert could not be evaluated, after all others were.
 */
export async function runAlerts({ atMs, signal, logger }: AlertsRun): Promise<void> {
  const [alerts, standings, sayings] = await Promise.all([
    listStoredAlerts(),
    listAlertStandings(),
    listAlertSayings(),
  ]);
  const due = alerts.filter((alert) => isDue(alert, standings.get(alert.id), atMs));
  const failed: string[] = [];
  const kept: Kept[] = [];
  const work = due.values();
  const worker = async () => {
    for (const alert of work) {
      if (signal.aborted) return;
      const before = standings.get(alert.id);
      const when = evaluationAt(alert.rule, atMs);
      try {
        const evaluation = isOn(alert)
          ? await evaluateAlert(alert, before, (group) => saidOf(sayings, alert.id, group), when)
          : ended(alert, before, when);
        for (const happening of evaluation.happenings) await tell(alert, happening, when);
        kept.push({ alert, evaluation, atMs: when });
      } catch (error) {
        logger.error({ err: error, alert: alert.id }, "An alert could not be evaluated");
        failed.push(alert.name);
        kept.push({ alert, evaluation: failure(alert, before, error), atMs: when });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await keep(kept);
  if (failed.length > 0) {
    throw new ApiError("internal", `These alerts could not be evaluated: ${failed.slice(0, 5).join(", ")}.`);
  }
}

function isOn({ isEnabled, isDeleted }: StoredAlert): boolean {
  return isEnabled && !isDeleted;
}

/** Whether a time of the alert's grid has come since it was last evaluated; one that is off is due while it fires. */
function isDue(alert: StoredAlert, standing: AlertStanding | undefined, atMs: number): boolean {
  if (!isOn(alert)) return standing?.groups.some(({ episode }) => episode !== null) ?? false;
  return standing === undefined || evaluationAt(alert.rule, atMs) > standing.evaluatedAtMs;
}

/** What becomes of an alert that was turned off or deleted while it fired. */
function ended(alert: StoredAlert, before: AlertStanding | undefined, atMs: number): Evaluation {
  const reason = alert.isDeleted ? "The alert was deleted." : "The alert was turned off.";
  const standing = before ?? { measured: "", groupCount: 0, error: null };
  return {
    standing: { ...standing, evaluatedAtMs: atMs, groups: [] },
    happenings: before ? endAll(before, reason) : [],
  };
}

interface Kept {
  alert: StoredAlert;
  evaluation: Evaluation;
  atMs: number;
}

/** Keeps what came of a run, all of it in a few inserts: an engine takes many rows more gladly than many inserts. */
async function keep(kept: readonly Kept[]): Promise<void> {
  for (const organizationId of new Set(kept.map(({ alert }) => alert.organizationId))) {
    const episodes = kept
      .filter(({ alert }) => alert.organizationId === organizationId)
      .flatMap(({ alert, evaluation: { happenings }, atMs }) =>
        happenings.flatMap((happening) => episodeOf(alert, happening, atMs) ?? []),
      );
    await insertAlertEpisodes(organizationId, episodes);
  }
  await insertAlertStandings(
    kept.map(({ alert: { organizationId, id: alertId }, evaluation: { standing } }) => ({
      organizationId,
      alertId,
      standing,
    })),
  );
}

async function tell(
  alert: StoredAlert,
  { standing, step: { state, notice, ended: over }, endReason }: Happening,
  atMs: number,
): Promise<void> {
  const episode = over ?? state.episode;
  if (!notice || !episode) return;
  const text = await noticeOf(alert, notice, standing, episode, { atMs, reason: endReason });
  const key = `${episodeId(alert.id, standing.group, episode.startedAtMs)}/${notice}/${episode.notices}`;
  await sendNotice(alert.organizationId, await channelsOf(alert), text, key);
}

/** The states stay as they were: what cannot be evaluated is neither good nor bad, and is tried again soon. */
function failure({ rule }: StoredAlert, before: AlertStanding | undefined, fault: unknown): Evaluation {
  const known = before ?? { evaluatedAtMs: 0, measured: measured(rule), groups: [], groupCount: 0 };
  const error = fault instanceof ApiError ? fault.message : "It could not be evaluated; the log tells more.";
  return { standing: { ...known, error }, happenings: [] };
}
