import { v7 as newUuid } from "uuid";
import type { StoredAlert } from "@/lib/alerts/alert";
import { groupValueOf } from "@/lib/alerts/group";
import { previewAlert } from "@/lib/alerts/preview";
import type { AlertRule } from "@/lib/alerts/rule";
import { runAlerts } from "@/lib/alerts/run-alerts";
import { defaultOrganizationId } from "@/lib/organizations";
import { listAlertEpisodes } from "@/lib/queries/alert-episodes";
import { insertAlert } from "@/lib/queries/alert-rows";
import type { ExpectedEpisode } from "./alert-oracle";
import { silentLogger } from "./recorders";

/** The episodes of an alert that is tried over the past, in order, and the times at which it was evaluated. */
export async function episodesOfPreview(
  rule: AlertRule,
  nowMs: number,
): Promise<{ episodes: ExpectedEpisode[]; times: number[]; elapsedMs: number }> {
  const startMs = performance.now();
  const preview = await previewAlert(defaultOrganizationId, rule, nowMs);
  const times = Array.from(
    { length: preview.evaluations },
    (_, index) => preview.fromMs + index * preview.everyMs,
  );
  return {
    elapsedMs: performance.now() - startMs,
    times,
    episodes: inOrder(
      preview.episodes.map(({ group, episode, endedAtMs }) => ({
        group: groupValueOf(group),
        startedAtMs: episode.startedAtMs,
        endedAtMs,
      })),
    ),
  };
}

/** Puts an alert in place as it would have been made at a time. */
export async function placeAlert(name: string, rule: AlertRule, atMs: number): Promise<StoredAlert> {
  const alert: StoredAlert = {
    organizationId: defaultOrganizationId,
    id: newUuid(),
    version: 1,
    revision: newUuid(),
    name,
    rule,
    audience: { channels: [], emails: [], slackChannels: [] },
    isEnabled: true,
    createdBy: null,
    createdAtMs: atMs,
    updatedBy: null,
    updatedAtMs: atMs,
    isDeleted: false,
  };
  await insertAlert(alert);
  return alert;
}

/** Runs the alerts of the database as the scheduler would, by a clock that stands at each of the times in turn. */
export async function runAt(times: readonly number[]): Promise<void> {
  const { signal } = new AbortController();
  for (const atMs of times) await runAlerts({ atMs, signal, logger: silentLogger });
}

/** What the history of an alert says, in order. */
export async function episodesOfAlert(alertId: string): Promise<ExpectedEpisode[]> {
  const { episodes } = await listAlertEpisodes(defaultOrganizationId, { alertId, offset: 0, limit: 10_000 });
  return inOrder(
    episodes.map(({ group, startedAtMs, endedAtMs }) => ({
      group: groupValueOf(group),
      startedAtMs,
      endedAtMs,
    })),
  );
}

/** Episodes by time, and by group where they begin together. */
export function inOrder(episodes: readonly ExpectedEpisode[]): ExpectedEpisode[] {
  return episodes.toSorted(
    (a, b) => a.startedAtMs - b.startedAtMs || String(a.group).localeCompare(String(b.group)),
  );
}
