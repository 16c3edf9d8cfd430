import { z } from "zod";
import { database } from "@/lib/clickhouse";

/** The tags of sessions, by session id; those without one are left out. */
export async function listSessionTags(
  organizationId: string,
  sessionIds: readonly string[],
): Promise<Map<string, string>> {
  if (sessionIds.length === 0) {
    return new Map();
  }
  const rows = await database().query(
    {
      sql: `
  SELECT
    session_id AS sessionId,
    argMax(tag, tagged_at) AS newest
  FROM session_tags
  WHERE organization_id = {organizationId: UUID}
    AND session_id IN {sessionIds: Array(String)}
  GROUP BY session_id
  HAVING newest != ''`,
      params: { organizationId, sessionIds },
      tag: "sessions.tags",
    },
    z.object({ sessionId: z.string(), newest: z.string() }),
  );
  return new Map(rows.map(({ sessionId, newest }) => [sessionId, newest]));
}
