import { z } from "zod";
import { endedMsSql } from "@/lib/alerts/cell-query";
import { database } from "@/lib/clickhouse";
import type { Condition } from "./condition";
import { int64 } from "./int64";

/** The groups that requests belong to, those with the latest first, and when the last answer of each ended. */
export function listAlertGroups(
  requests: Condition,
  group: string,
  groupsMax: number,
): Promise<{ value: string | null; lastMs: number }[]> {
  return database().query(
    {
      sql: `
  SELECT ${group} AS value, max(${endedMsSql}) AS lastMs
  FROM requests
  WHERE ${requests.sql}
  GROUP BY value
  ORDER BY lastMs DESC, value
  LIMIT ${groupsMax}`,
      params: requests.params,
      tag: "alerts.groups",
    },
    z.object({ value: z.string().nullable(), lastMs: int64 }),
  );
}
