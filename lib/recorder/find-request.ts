import { validate, version } from "uuid";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import type { TimeSpan } from "./apply-edits";
import { engineTime } from "./land-rows";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * When the request with this id was made, or null when the database has none. An id of version 7 tells its time, so
 * a narrow range is asked first; a caller whose clock is wrong is found by the second question.
 */
export async function findRequest(
  database: Database,
  organizationId: string,
  requestId: string,
): Promise<TimeSpan | null> {
  const idMs = uuidTimeMs(requestId);
  const near = idMs === null ? null : await ask(database, organizationId, requestId, idMs);
  return near ?? (await ask(database, organizationId, requestId, null));
}

async function ask(
  database: Database,
  organizationId: string,
  requestId: string,
  aroundMs: number | null,
): Promise<TimeSpan | null> {
  const range = "AND created_at BETWEEN {from: DateTime64(3, 'UTC')} AND {to: DateTime64(3, 'UTC')}";
  const [row] = await database.query(
    {
      sql: `SELECT
          toUnixTimestamp64Milli(min(created_at)) AS fromMs,
          toUnixTimestamp64Milli(max(created_at)) AS toMs,
          count() AS rows
        FROM requests
        WHERE organization_id = {organizationId: UUID}
          AND request_id = {requestId: UUID}
          ${aroundMs === null ? "" : range}`,
      params: {
        organizationId,
        requestId,
        ...(aroundMs === null
          ? {}
          : { from: engineTime(aroundMs - dayMs), to: engineTime(aroundMs + dayMs) }),
      },
      tag: "recorder.find_request",
    },
    z.object({ fromMs: z.number(), toMs: z.number(), rows: z.number() }),
  );
  return row && row.rows > 0 ? { fromMs: row.fromMs, toMs: row.toMs } : null;
}

/** The time a UUID of version 7 carries; null for other versions and for times no request can have. */
function uuidTimeMs(id: string): number | null {
  if (!validate(id) || version(id) !== 7) {
    return null;
  }
  const ms = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  return ms > dayMs && ms < Date.UTC(2200, 0) ? ms : null;
}
