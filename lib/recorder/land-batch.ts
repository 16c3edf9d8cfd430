import type { Call, CallWithBodies } from "@/lib/call";
import type { Database } from "@/lib/clickhouse/database";
import type { RequestRecord } from "@/lib/record";
import { applyEdits, type TimedEdit, timedEditSchema } from "./apply-edits";
import { isDataError } from "./database-trouble";
import { type Frame, frameKinds } from "./frames";
import { type Landing, landRows } from "./land-rows";
import type { Pacer } from "./pacer";
import type { PropertyKeys, SeenKeys } from "./property-keys";
import { rowLines } from "./rows";

export interface LandingDeps {
  database: Database;
  /** Reads a record out of a call; pure. */
  describe: (finished: CallWithBodies) => RequestRecord;
  propertyKeys: PropertyKeys;
  pacer: Pacer;
  reject: (frame: Frame, error: Error) => void;
}

/** Frames made ready for the database. */
export interface PreparedBatch {
  calls: Call[];
  requests: FrameLanding[];
  bodies: FrameLanding[];
  edits: { edit: TimedEdit; frame: Frame }[];
  keys: SeenKeys[];
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface FrameLanding extends Landing {
  frame: Frame;
}

/** Describes the calls of a batch; frames that cannot be read are rejected here. */
export async function prepareBatch(deps: LandingDeps, frames: readonly Frame[]): Promise<PreparedBatch> {
  const batch: PreparedBatch = { calls: [], requests: [], bodies: [], edits: [], keys: [] };
  for (const frame of frames) {
    try {
      if (frame.kind === frameKinds.call) {
        prepareCall(batch, frame, deps.describe);
      } else {
        prepareEdit(batch, frame);
      }
    } catch (error) {
      deps.reject(frame, error instanceof Error ? error : new Error(String(error)));
    }
    await deps.pacer.breathe();
  }
  return batch;
}

/**
 * Brings a batch into the database. Bodies come first, so that a request that shows has them; edits last, after the
 * requests they change. Running it again with `mayExist` adds nothing twice.
 */
export async function landBatch(deps: LandingDeps, batch: PreparedBatch, mayExist: boolean): Promise<void> {
  const refused = new Set<Frame>();
  const reject = (row: Landing, error: Error) => {
    const frame = [...batch.requests, ...batch.bodies].find((candidate) => candidate === row)?.frame;
    if (frame && !refused.has(frame)) {
      refused.add(frame);
      deps.reject(frame, error);
    }
  };
  const { database, pacer } = deps;
  await deps.propertyKeys.register(batch.keys);
  await landRows({ database, pacer, reject, table: "request_bodies" }, batch.bodies, mayExist);
  await landRows({ database, pacer, reject, table: "requests" }, batch.requests, mayExist);
  await landEdits(deps, batch.edits);
}

async function landEdits(deps: LandingDeps, edits: PreparedBatch["edits"]): Promise<void> {
  try {
    await applyEdits(
      deps.database,
      edits.map(({ edit }) => edit),
    );
  } catch (error) {
    const [only] = edits;
    if (!isDataError(error) || !(error instanceof Error) || !only) {
      throw error;
    }
    if (edits.length === 1) {
      deps.reject(only.frame, error);
      return;
    }
    for (const edit of edits) {
      await landEdits(deps, [edit]);
    }
  }
}

function prepareCall(batch: PreparedBatch, frame: Frame, describeCall: LandingDeps["describe"]): void {
  // Written by this package and guarded by a checksum, so it is not parsed a second time.
  const call = JSON.parse(frame.metadata.toString()) as Call;
  batch.calls.push(call);
  const record = describeCall({ call, requestBody: frame.request, responseBody: frame.response });
  const { organizationId, requestId, createdAtMs } = record;
  // Checked here, because an id that is none would spoil the question which requests of a batch exist.
  if (!uuidPattern.test(organizationId) || !uuidPattern.test(requestId)) {
    throw new Error(`"${requestId}" of "${organizationId}" is no pair of UUIDs.`);
  }
  const lines = rowLines(record);
  batch.requests.push({ organizationId, requestId, createdAtMs, line: lines.requests, frame });
  if (lines.bodies) {
    batch.bodies.push({ organizationId, requestId, createdAtMs, line: lines.bodies, frame });
  }
  if (record.properties.length > 0) {
    const spellings = record.properties.map(([key]) => key);
    batch.keys.push({ organizationId, spellings, seenAtMs: createdAtMs });
  }
}

function prepareEdit(batch: PreparedBatch, frame: Frame): void {
  const edit = timedEditSchema.parse(JSON.parse(frame.metadata.toString()));
  batch.edits.push({ edit, frame });
  if (edit.set.length > 0) {
    const spellings = edit.set.map(([key]) => key);
    batch.keys.push({ organizationId: edit.organizationId, spellings, seenAtMs: Date.now() });
  }
}
