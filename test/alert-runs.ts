import { groupValueOf } from "@/lib/alerts/group";
import { previewAlert } from "@/lib/alerts/preview";
import type { AlertRule } from "@/lib/alerts/rule";
import { defaultOrganizationId } from "@/lib/organizations";
import type { ExpectedEpisode } from "./alert-oracle";

/** The episodes of an alert that is tried over the past, in order, and the times at which it was evaluated. */
export async function episodesOfPreview(
  rule: AlertRule,
  nowMs: number,
): Promise<{ episodes: ExpectedEpisode[]; times: number[]; elapsedMs: number }> {
  const startMs = performance.now();
  const preview = await previewAlert(defaultOrganizationId, rule, nowMs);
  const times = Array.from({ length: preview.evaluations }, (_, index) => preview.fromMs + index * preview.everyMs);
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

/** Episodes by time, and by group where they begin together. */
export function inOrder(episodes: readonly ExpectedEpisode[]): ExpectedEpisode[] {
  return episodes.toSorted(
    (a, b) => a.startedAtMs - b.startedAtMs || String(a.group).localeCompare(String(b.group)),
  );
}
