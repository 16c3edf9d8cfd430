import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { timeParameter } from "./time-parameter";

const nilUuid = "00000000-0000-0000-0000-000000000000";

/** What somebody said of an alert, or of one of its groups. */
export interface AlertSaying {
  organizationId: string;
  alertId: string;
  /** Empty for the alert with all of its groups. */
  group: string;
  saying: "snooze" | "acknowledge";
  atMs: number;
  /** Until when nobody is to be told; a time that has passed ends a snooze. */
  untilMs: number;
  saidBy: string | null;
}

/** Writes down what somebody said. */
export function insertAlertSaying(said: AlertSaying): Promise<void> {
  const line = JSON.stringify({
    organization_id: said.organizationId,
    alert_id: said.alertId,
    at: timeParameter(said.atMs),
    group_key: said.group,
    saying: said.saying,
    until: timeParameter(said.untilMs),
    said_by: said.saidBy ?? nilUuid,
  });
  return database().insert("alert_sayings", line, "alerts.say");
}

/** What was last said of each group of each alert: of an organization's, or of all where none is named. */
export function listAlertSayings(
  organizationId?: string,
): Promise<Pick<AlertSaying, "alertId" | "group" | "saying" | "atMs" | "untilMs">[]> {
  return database().query(
    {
      sql: `
  SELECT
    toString(alert_id) AS alertId,
    group_key AS group,
    saying,
    toUnixTimestamp64Milli(toDateTime64(max(at), 3)) AS atMs,
    toUnixTimestamp64Milli(argMax(until, at)) AS untilMs
  FROM alert_sayings${organizationId === undefined ? "" : "\n  WHERE organization_id = {organizationId: UUID}"}
  GROUP BY organization_id, alert_id, group_key, saying`,
      params: organizationId === undefined ? {} : { organizationId },
      tag: "alerts.sayings",
    },
    z.object({
      alertId: z.string(),
      group: z.string(),
      saying: z.enum(["snooze", "acknowledge"]),
      atMs: int64,
      untilMs: int64,
    }),
  );
}
