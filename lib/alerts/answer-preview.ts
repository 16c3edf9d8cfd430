import type { z } from "zod";
import type { alertPreviewSchema } from "@/lib/api/contract/alert-answer";
import { formatAlertValue } from "./describe";
import { groupWordsOf } from "./group-words";
import { previewAlert } from "./preview";
import type { AlertRule } from "./rule";
import { type Units, unitsText } from "./units";

const groupsMax = 12;
const episodesMax = 500;

/**
 * When an alert would have fired, in the API's words.
 *
 * @throws ApiError `invalid` when its windows are cut too fine to be tried.
 */
export async function answerPreview(
  organizationId: string,
  rule: AlertRule,
  nowMs = Date.now(),
): Promise<z.input<typeof alertPreviewSchema>> {
  const startMs = performance.now();
  const [preview, words] = await Promise.all([
    previewAlert(organizationId, rule, nowMs),
    groupWordsOf(organizationId, rule.grouping),
  ]);
  const text = (value: Units | null) => (value === null ? null : unitsText(value));
  const number = (value: Units | null) => (value === null ? null : Number(unitsText(value)));
  const groups = preview.groups.toSorted((a, b) => b.firings - a.firings);
  const episodes = preview.episodes.toSorted((a, b) => b.episode.startedAtMs - a.episode.startedAtMs);
  return {
    from: iso(preview.fromMs),
    to: iso(preview.toMs),
    evaluated_every_ms: preview.everyMs,
    evaluations: preview.evaluations,
    firings: preview.episodes.length,
    notices: preview.notices,
    group_count: preview.groupCount,
    groups_read: preview.groupsRead,
    point_ms: preview.pointMs,
    groups: groups.slice(0, groupsMax).map(({ group, firings, firingMs, points }) => ({
      ...words.name(group),
      firings,
      firing_ms: firingMs,
      points: points.map(number),
    })),
    episodes: episodes.slice(0, episodesMax).map(({ group, episode, endedAtMs }) => ({
      ...words.name(group),
      started_at: iso(episode.startedAtMs),
      ended_at: endedAtMs === null ? null : iso(endedAtMs),
      triggered_value: number(episode.triggeredValue),
      triggered_text: formatAlertValue(rule, text(episode.triggeredValue)),
      worst_value: number(episode.worstValue),
      worst_text: formatAlertValue(rule, text(episode.worstValue)),
    })),
    elapsed_ms: Math.round(performance.now() - startMs),
  };
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
