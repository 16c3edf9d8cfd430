import { NIL } from "uuid";
import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { type Edit, editKinds } from "@/lib/edits/edit";
import { editSpecSchema } from "@/lib/edits/operation";

/** Edits of an organization, the newest first: those older than `before`, or those with these ids. */
export function listPropertyEdits(
  organizationId: string,
  which: { limit: number; before?: string } | { ids: readonly string[] },
): Promise<Edit[]> {
  const isPage = "limit" in which;
  const before = isPage ? which.before : undefined;
  return database().query(
    {
      sql: `
  SELECT ${columns}
  FROM property_edits
  WHERE organization_id = {organizationId: UUID}
    ${isPage ? "" : "AND id IN {ids: Array(UUID)}"}
    ${before === undefined ? "" : `AND (created_at, id) < (SELECT created_at, id FROM property_edits WHERE organization_id = {organizationId: UUID} AND id = {before: UUID} LIMIT 1)`}
  ORDER BY created_at DESC, id DESC
  ${isPage ? "LIMIT {limit: UInt32}" : ""}`,
      params: {
        organizationId,
        ...(isPage ? { limit: which.limit } : { ids: which.ids }),
        ...(before === undefined ? {} : { before }),
      },
      tag: "edits.list",
    },
    row,
  );
}

/**
 * Edits that are neither done, cancelled nor failed, the oldest first. Bound to no organization: whoever carries edits
 * out serves all of them.
 */
export function listOpenPropertyEdits(): Promise<Edit[]> {
  return database().query(
    {
      sql: `
  SELECT ${columns}
  FROM property_edits
  WHERE (organization_id, id) GLOBAL NOT IN (
    SELECT organization_id, edit_id
    FROM property_edit_events
    WHERE event IN ('done', 'cancelled', 'failed', 'resumed')
    GROUP BY organization_id, edit_id
    HAVING argMax(event, at) != 'resumed')
  ORDER BY created_at, id`,
      tag: "edits.open",
    },
    row,
  );
}

/** Which edits take back these ones. */
export function listUndoingEdits(
  organizationId: string,
  editIds: readonly string[],
): Promise<{ id: string; undoes: string }[]> {
  return database().query(
    {
      sql: `
  SELECT id, undoes
  FROM property_edits
  WHERE organization_id = {organizationId: UUID} AND undoes IN {editIds: Array(UUID)}
  ORDER BY created_at, id`,
      params: { organizationId, editIds },
      tag: "edits.undoing",
    },
    z.object({ id: z.string(), undoes: z.string() }),
  );
}

const columns = `
    organization_id AS organizationId,
    id,
    toUnixTimestamp64Milli(created_at) AS createdAtMs,
    kind,
    spec,
    requests,
    undoes,
    actor AS actorType,
    actor_id AS actorId,
    actor_name AS actorName`;

const int64 = z.coerce.number().int();
const idOrNil = z.string().transform((id) => (id === NIL ? null : id));

const row = z
  .object({
    organizationId: z.string(),
    id: z.string(),
    createdAtMs: int64,
    kind: z.enum(editKinds),
    spec: z.string().transform((text) => editSpecSchema.parse(JSON.parse(text))),
    requests: int64,
    undoes: idOrNil,
    actorType: z.enum(["api_key", "session"]),
    actorId: idOrNil,
    actorName: z.string(),
  })
  .transform(
    ({ actorType, actorId, actorName, ...edit }): Edit => ({
      ...edit,
      actor: { type: actorType, id: actorId, name: actorName },
    }),
  );
