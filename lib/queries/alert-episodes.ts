import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { timeParameter } from "./time-parameter";

/** What is told of an episode, as it was while it went on: the alert may have been changed or deleted since. */
const detailsSchema = z.object({
  alertName: z.string(),
  metric: z.string(),
  condition: z.string(),
  group: z.string(),
  grouping: z.string().nullable(),
  threshold: z.string().nullable(),
  triggeredValue: z.string().nullable(),
  worstValue: z.string().nullable(),
  /** The value of the last evaluation of it. */
  lastValue: z.string().nullable(),
  requests: z.number(),
  endedAtMs: z.number().nullable(),
  /** Why it ended, where that was not for its values. */
  endReason: z.string().nullable(),
  /** Address of the very requests within Facet. */
  link: z.string().nullable(),
});

/** From when a group fired to when it recovered. */
export interface AlertEpisode extends z.infer<typeof detailsSchema> {
  id: string;
  alertId: string;
  startedAtMs: number;
}

/** Keeps episodes that began, went on or ended. */
export async function insertAlertEpisodes(
  organizationId: string,
  episodes: readonly AlertEpisode[],
): Promise<void> {
  if (episodes.length === 0) return;
  const lines = episodes.map(({ id, alertId, startedAtMs, ...details }) =>
    JSON.stringify({
      organization_id: organizationId,
      id,
      alert_id: alertId,
      started_at: timeParameter(startedAtMs),
      is_ended: details.endedAtMs !== null,
      details: JSON.stringify(details),
    }),
  );
  await database().insert("alert_episodes", lines.join("\n"), "alerts.insert_episodes");
}

/** A page of an organization's episodes, or of one alert's, the newest first, and how many there are. */
export async function listAlertEpisodes(
  organizationId: string,
  { alertId, offset, limit }: { alertId?: string; offset: number; limit: number },
): Promise<{ episodes: AlertEpisode[]; count: number }> {
  const rows = await database().query(
    {
      sql: `
  SELECT
    toString(id) AS id,
    toString(any(alert_id)) AS alertId,
    toUnixTimestamp64Milli(min(started_at)) AS startedAtMs,
    argMax(details, written_at) AS details,
    count() OVER () AS count
  FROM alert_episodes
  WHERE organization_id = {organizationId: UUID}${alertId === undefined ? "" : " AND alert_id = {alertId: UUID}"}
  GROUP BY alert_episodes.id
  ORDER BY startedAtMs DESC, id
  LIMIT {limit: UInt32} OFFSET {offset: UInt32}`,
      params: { organizationId, offset, limit, ...(alertId !== undefined && { alertId }) },
      tag: "alerts.episodes",
    },
    z.object({ id: z.string(), alertId: z.string(), startedAtMs: int64, details: z.string(), count: int64 }),
  );
  return {
    count: rows[0]?.count ?? (offset === 0 ? 0 : await countEpisodes(organizationId, alertId)),
    episodes: rows.map(({ id, alertId: of, startedAtMs, details }) => ({
      id,
      alertId: of,
      startedAtMs,
      ...detailsSchema.parse(JSON.parse(details)),
    })),
  };
}

/** A page beyond the last one has no row to tell it. */
async function countEpisodes(organizationId: string, alertId: string | undefined): Promise<number> {
  return (await listAlertEpisodes(organizationId, { alertId, offset: 0, limit: 1 })).count;
}
