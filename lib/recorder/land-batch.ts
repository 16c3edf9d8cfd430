import type { Database } from "@/lib/clickhouse/database";
import { applyEdits } from "./apply-edits";
import type { CallHead } from "./backlog";
import { isDataError } from "./database-trouble";
import { landRows } from "./land-rows";
import { markBatch } from "./mark-batch";
import type { FrameLanding, PreparedBatch } from "./prepare-batch";
import type { PropertyKeys } from "./property-keys";
import { bodyColumns, requestColumns } from "./rows";

export interface LandingDeps {
  database: Database;
  propertyKeys: PropertyKeys;
  /**
   * Told of the requests of a batch once they are in the table, their edits included, and before the spool lets go of
   * them; what it throws makes the batch come again, with `mayExist`.
   */
  landed?: (calls: readonly CallHead[], mayExist: boolean) => Promise<void>;
}

/** Takes a frame, known by its place in the batch, that the database will never take. */
type Reject = (at: number, error: Error) => void;

/**
 * Brings a batch into the database. Bodies come first, so that a request that shows has them; edits last, after the
 * requests they change. Running it again with `mayExist` adds nothing twice.
 */
export async function landBatch(
  { database, propertyKeys, landed }: LandingDeps,
  { requests, bodies, edits, keys }: PreparedBatch,
  mayExist: boolean,
  reject: Reject,
): Promise<void> {
  const rejectRow = ({ at }: FrameLanding, error: Error) => reject(at, error);
  const tables = { database, reject: rejectRow };
  await propertyKeys.register(keys);
  await landRows(
    { ...tables, table: "request_bodies", columns: bodyColumns, bytes: bodies.bytes },
    bodies.rows,
    mayExist,
  );
  await landRows(
    { ...tables, table: "requests", columns: requestColumns, bytes: requests.bytes },
    requests.rows,
    mayExist,
  );
  await landEdits(database, edits, reject);
  await markBatch(
    database,
    requests.rows,
    edits.map(({ edit }) => edit),
  );
  if (requests.rows.length > 0) await landed?.(requests.rows, mayExist);
}

async function landEdits(database: Database, edits: PreparedBatch["edits"], reject: Reject): Promise<void> {
  try {
    await applyEdits(
      database,
      edits.map(({ edit }) => edit),
    );
  } catch (error) {
    const [only] = edits;
    if (!isDataError(error) || !(error instanceof Error) || !only) {
      throw error;
    }
    if (edits.length === 1) {
      reject(only.at, error);
      return;
    }
    for (const edit of edits) {
      await landEdits(database, [edit], reject);
    }
  }
}
