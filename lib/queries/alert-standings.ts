import { z } from "zod";
import { type AlertStanding, parseStanding, printStanding } from "@/lib/alerts/standing";
import { database } from "@/lib/clickhouse";
import { timeParameter } from "./time-parameter";

/** Keeps how some alerts stand. */
export async function insertAlertStandings(
  standings: readonly { organizationId: string; alertId: string; standing: AlertStanding }[],
): Promise<void> {
  if (standings.length === 0) return;
  const lines = standings.map(({ organizationId, alertId, standing }) =>
    JSON.stringify({
      organization_id: organizationId,
      alert_id: alertId,
      evaluated_at: timeParameter(standing.evaluatedAtMs),
      state: printStanding(standing),
    }),
  );
  await database().insert("alert_states", lines.join("\n"), "alerts.insert_states");
}

/** How alerts stand, by their ids: those of an organization, or of all where none is named. */
export async function listAlertStandings(organizationId?: string): Promise<Map<string, AlertStanding>> {
  const rows = await database().query(
    {
      sql: `
  SELECT toString(alert_id) AS alertId, argMax(state, written_at) AS state
  FROM alert_states${organizationId === undefined ? "" : "\n  WHERE organization_id = {organizationId: UUID}"}
  GROUP BY organization_id, alert_id`,
      params: organizationId === undefined ? {} : { organizationId },
      tag: "alerts.states",
    },
    z.object({ alertId: z.string(), state: z.string() }),
  );
  return new Map(rows.map(({ alertId, state }) => [alertId, parseStanding(state)]));
}
