import { v5 as nameUuid } from "uuid";
import type { AlertEpisode } from "@/lib/queries/alert-episodes";
import type { StoredAlert } from "./alert";
import type { Happening } from "./evaluate";
import type { GroupKey } from "./group";
import { groupLink } from "./segment";
import { unitsText } from "./units";

/** An episode by what makes it the one it is, so that an evaluation that is repeated after a crash names the same one. */
export function episodeId(alertId: string, group: GroupKey, startedAtMs: number): string {
  return nameUuid(`${startedAtMs} ${group}`, alertId);
}

/** An episode as history keeps it; undefined where nothing began, got worse or ended. */
export function episodeOf(
  alert: Pick<StoredAlert, "id" | "name" | "rule">,
  { standing, step: { state, ended }, endReason }: Happening,
  atMs: number,
): AlertEpisode | undefined {
  const episode = ended ?? state.episode;
  if (!episode || (!ended && episode.startedAtMs !== atMs)) return undefined;
  const { group, last, firstMs } = standing;
  const { metric, condition, grouping, threshold } = alert.rule;
  const text = (value: bigint | null) => (value === null ? null : unitsText(value));
  return {
    id: episodeId(alert.id, group, episode.startedAtMs),
    alertId: alert.id,
    startedAtMs: episode.startedAtMs,
    alertName: alert.name,
    metric,
    condition,
    group,
    grouping,
    threshold,
    triggeredValue: text(episode.triggeredValue),
    worstValue: text(episode.worstValue),
    lastValue: text(last.value),
    requests: last.requests,
    endedAtMs: ended ? atMs : null,
    endReason,
    link: ended
      ? groupLink(alert.rule, group, atMs, episode.startedAtMs - alert.rule.windowMs)
      : groupLink(alert.rule, group, atMs, firstMs),
  };
}
