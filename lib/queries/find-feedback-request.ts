import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { propertySql } from "@/lib/fields/property-path";
import { type RequestSelection, selectionCondition } from "./request-selection";
import { feedbackKey } from "./session-figures";

/** The request of a session that holds its feedback: the newest that has any, else the session's first. */
export async function findFeedbackRequest(selection: RequestSelection): Promise<string | undefined> {
  const where = selectionCondition(selection);
  const has = `${propertySql(feedbackKey)} IS NOT NULL`;
  const rows = await database().query(
    {
      sql: `
  SELECT if(countIf(${has}) > 0, argMaxIf(request_id, (created_at, request_id), ${has}), argMin(request_id, (created_at, request_id))) AS requestId
  FROM requests
  WHERE ${where.sql}
  HAVING count() > 0`,
      params: where.params,
      tag: "sessions.feedback",
    },
    z.object({ requestId: z.string() }),
  );
  return rows[0]?.requestId;
}
