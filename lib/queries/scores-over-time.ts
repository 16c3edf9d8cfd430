import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { Interval } from "@/lib/histogram/interval";
import { int64 } from "./int64";
import { intervalStartSql } from "./interval-start";
import { type RequestSelection, selectionCondition } from "./request-selection";
import { type Zone, zoneParams } from "./zone";

/** The mean of each score by bucket of time, the oldest first; where nothing was scored there is no row. */
export async function scoresOverTime(
  selection: RequestSelection,
  interval: Interval,
  zone: Zone,
): Promise<{ startMs: number; name: string; mean: number }[]> {
  const where = selectionCondition(selection);
  const rows = await database().query(
    {
      sql: `
  SELECT
    ${intervalStartSql(interval, "created_at", zone)} AS start,
    arrayJoin(mapKeys(scores)) AS name,
    avg(scores[name]) AS mean
  FROM requests
  WHERE ${where.sql}
  GROUP BY start, name
  ORDER BY start, name`,
      params: { ...where.params, ...zoneParams(zone) },
      tag: "metrics.scores",
    },
    z.object({ start: int64, name: z.string(), mean: z.number() }),
  );
  return rows.map(({ start, name, mean }) => ({ startMs: start * 1_000, name, mean }));
}
