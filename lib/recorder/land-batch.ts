import type { Call, CallWithBodies } from "@/lib/call";
import type { Database } from "@/lib/clickhouse/database";
import { RowBinaryWriter } from "@/lib/clickhouse/row-binary";
import { governed, governedEdit, type PropertyRules } from "@/lib/properties/rules";
import type { RequestRecord } from "@/lib/record";
import { applyEdits, type TimedEdit, timedEditSchema } from "./apply-edits";
import type { CallHead } from "./backlog";
import { isDataError } from "./database-trouble";
import { type Frame, frameAt, frameKinds } from "./frames";
import { type Landing, landRows } from "./land-rows";
import { markBatch } from "./mark-batch";
import type { Pacer } from "./pacer";
import type { PropertyKeys, SeenKeys } from "./property-keys";
import type { FrameBatch } from "./read-frames";
import { bodyColumns, requestColumns, writeRow } from "./rows";

export interface LandingDeps {
  database: Database;
  /** Reads a record out of a call; pure. */
  describe: (finished: CallWithBodies) => RequestRecord;
  /** The standing rules for property keys, by organization. */
  rules: () => Promise<(organizationId: string) => PropertyRules>;
  propertyKeys: PropertyKeys;
  pacer: Pacer;
  reject: (frame: Frame, error: Error) => void;
}

/** Frames made ready for the database. A frame is known by where it begins in the batch. */
interface PreparedBatch {
  calls: CallHead[];
  requests: FrameLanding[];
  requestRows: RowBinaryWriter;
  bodies: FrameLanding[];
  bodyRows: RowBinaryWriter;
  edits: { edit: TimedEdit; at: number }[];
  keys: SeenKeys[];
  reject: (at: number, error: Error) => void;
}

interface FrameLanding extends Landing {
  at: number;
}

/** Describes the calls of a batch; frames that cannot be read are rejected here. */
export async function prepareBatch(
  deps: LandingDeps,
  { buffer, starts }: FrameBatch,
): Promise<PreparedBatch> {
  const rejected = new Set<number>();
  const rulesOf = await deps.rules();
  const batch: PreparedBatch = {
    calls: [],
    requests: [],
    requestRows: new RowBinaryWriter(1_024 * starts.length),
    bodies: [],
    bodyRows: new RowBinaryWriter(buffer.byteLength),
    edits: [],
    keys: [],
    reject: (at, error) => {
      // A call that both of its tables refuse is one reject.
      if (!rejected.has(at)) {
        rejected.add(at);
        deps.reject(frameAt(buffer, at), error);
      }
    },
  };
  for (const at of starts) {
    try {
      const frame = frameAt(buffer, at);
      if (frame.kind === frameKinds.call) {
        prepareCall(batch, frame, at, (finished) => underRules(deps.describe(finished), rulesOf));
      } else {
        prepareEdit(batch, frame, at, rulesOf);
      }
    } catch (error) {
      batch.reject(at, error instanceof Error ? error : new Error(String(error)));
    }
    const pause = deps.pacer.breathe();
    if (pause) {
      await pause;
    }
  }
  return batch;
}

/**
 * Brings a batch into the database. Bodies come first, so that a request that shows has them; edits last, after the
 * requests they change. Running it again with `mayExist` adds nothing twice.
 */
export async function landBatch(deps: LandingDeps, batch: PreparedBatch, mayExist: boolean): Promise<void> {
  const { database } = deps;
  const reject = ({ at }: FrameLanding, error: Error) => batch.reject(at, error);
  await deps.propertyKeys.register(batch.keys);
  const bodies = { database, reject, table: "request_bodies", columns: bodyColumns } as const;
  await landRows({ ...bodies, bytes: batch.bodyRows.bytes() }, batch.bodies, mayExist);
  const requests = { database, reject, table: "requests", columns: requestColumns } as const;
  await landRows({ ...requests, bytes: batch.requestRows.bytes() }, batch.requests, mayExist);
  await landEdits(batch, batch.edits, database);
  const edits = batch.edits.map(({ edit }) => edit);
  await markBatch(database, batch.requests, edits);
}

async function landEdits(
  batch: PreparedBatch,
  edits: PreparedBatch["edits"],
  database: Database,
): Promise<void> {
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
      batch.reject(only.at, error);
      return;
    }
    for (const edit of edits) {
      await landEdits(batch, [edit], database);
    }
  }
}

function prepareCall(
  batch: PreparedBatch,
  frame: Frame,
  at: number,
  describeCall: LandingDeps["describe"],
): void {
  // Written by this package and guarded by a checksum, so it is not parsed a second time.
  const call = JSON.parse(frame.metadata.toString()) as Call;
  batch.calls.push(headOf(call));
  const record = describeCall({ call, requestBody: frame.request, responseBody: frame.response });
  const head = headOf(record);
  const requests = written(batch.requestRows, requestColumns, record);
  if (record.requestBody !== "" || record.responseBody !== "") {
    batch.bodies.push({ ...head, ...written(batch.bodyRows, bodyColumns, record), at });
  }
  batch.requests.push({ ...head, ...requests, at });
  if (record.properties.length > 0) {
    const spellings = record.properties.map(([key]) => key);
    batch.keys.push({ organizationId: head.organizationId, spellings, seenAtMs: head.createdAtMs });
  }
}

/** Writes a row whole or, when it cannot be, not at all. */
function written(to: RowBinaryWriter, columns: typeof requestColumns, record: RequestRecord) {
  const from = to.position;
  try {
    writeRow(to, columns, record);
    return { from, to: to.position };
  } catch (error) {
    to.truncate(from);
    throw error;
  }
}

type RulesOf = (organizationId: string) => PropertyRules;

function underRules(record: RequestRecord, rulesOf: RulesOf): RequestRecord {
  const properties = governed(record.properties, rulesOf(record.organizationId));
  return properties === record.properties ? record : { ...record, properties };
}

function headOf({ organizationId, requestId, createdAtMs }: CallHead): CallHead {
  return { organizationId, requestId, createdAtMs };
}

function prepareEdit(batch: PreparedBatch, frame: Frame, at: number, rulesOf: RulesOf): void {
  const sent = timedEditSchema.parse(JSON.parse(frame.metadata.toString()));
  const edit = governedEdit(sent, rulesOf(sent.organizationId));
  batch.edits.push({ edit, at });
  if (edit.set.length > 0) {
    const spellings = edit.set.map(([key]) => key);
    batch.keys.push({ organizationId: edit.organizationId, spellings, seenAtMs: Date.now() });
  }
}
