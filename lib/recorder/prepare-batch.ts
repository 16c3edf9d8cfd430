import type { Call, CallWithBodies } from "@/lib/call";
import { RowBinaryWriter } from "@/lib/clickhouse/row-binary";
import { governed, governedEdit, type PropertyRules } from "@/lib/properties/rules";
import type { RequestRecord } from "@/lib/record";
import { type TimedEdit, timedEditSchema } from "./apply-edits";
import type { CallHead } from "./backlog";
import { type Frame, frameAt, frameKinds } from "./frames";
import type { Landing } from "./land-rows";
import type { Pacer } from "./pacer";
import type { SeenKeys } from "./property-keys";
import { readFrames, type Stretch } from "./read-frames";
import { bodyColumns, requestColumns, writeRow } from "./rows";
import type { Position } from "./spool-files";

/** Reads a record out of a call; pure. */
export type Describe = (finished: CallWithBodies) => RequestRecord;

/** The standing rules for property keys, by organization. */
export type RulesByOrganization = ReadonlyMap<string, PropertyRules>;

/** A batch made ready for the database: plain data, as it may be made in another thread. `at` is a frame's place in the stretch. */
export interface PreparedBatch {
  /** The place in the spool behind its last frame. */
  end: Position;
  frames: number;
  /** Stretches that were no frames and had to be passed over. */
  damaged: number;
  calls: CallHead[];
  requests: PreparedRows;
  bodies: PreparedRows;
  edits: { edit: TimedEdit; at: number }[];
  keys: SeenKeys[];
  /** Frames that could not be read, with the reason. */
  rejects: { at: number; message: string }[];
}

export interface PreparedRows {
  rows: FrameLanding[];
  /** The rows one after another, in an `ArrayBuffer` of their own. */
  bytes: Uint8Array;
}

export interface FrameLanding extends Landing {
  at: number;
}

/** Reads a batch from the spool and describes its calls. */
export async function prepareBatch(
  stretch: Stretch,
  rules: RulesByOrganization,
  { describe, pacer }: { describe: Describe; pacer: Pacer },
): Promise<PreparedBatch> {
  const { buffer, starts, end, damaged } = await readFrames(stretch, pacer);
  const preparation = new Preparation(buffer, rules, describe);
  for (const at of starts) {
    preparation.add(at);
    const pause = pacer.breathe();
    if (pause) {
      await pause;
    }
  }
  return { ...preparation.result(), end, frames: starts.length, damaged };
}

const noRules: PropertyRules = new Map();

class Preparation {
  readonly #buffer: Buffer;
  readonly #rules: RulesByOrganization;
  readonly #describe: Describe;
  readonly #requestRows: RowBinaryWriter;
  readonly #bodyRows: RowBinaryWriter;
  readonly #calls: CallHead[] = [];
  readonly #requests: FrameLanding[] = [];
  readonly #bodies: FrameLanding[] = [];
  readonly #edits: PreparedBatch["edits"] = [];
  readonly #keys: SeenKeys[] = [];
  readonly #seen = new Set<string>();
  readonly #rejects: PreparedBatch["rejects"] = [];

  constructor(buffer: Buffer, rules: RulesByOrganization, describe: Describe) {
    this.#buffer = buffer;
    this.#rules = rules;
    this.#describe = describe;
    this.#requestRows = new RowBinaryWriter(buffer.byteLength / 2);
    this.#bodyRows = new RowBinaryWriter(buffer.byteLength);
  }

  add(at: number): void {
    try {
      const frame = frameAt(this.#buffer, at);
      if (frame.kind === frameKinds.call) {
        this.#addCall(frame, at);
      } else {
        this.#addEdit(frame, at);
      }
    } catch (error) {
      this.#rejects.push({ at, message: error instanceof Error ? error.message : String(error) });
    }
  }

  result() {
    return {
      calls: this.#calls,
      requests: { rows: this.#requests, bytes: this.#requestRows.bytes() },
      bodies: { rows: this.#bodies, bytes: this.#bodyRows.bytes() },
      edits: this.#edits,
      keys: this.#keys,
      rejects: this.#rejects,
    };
  }

  #addCall({ metadata, request, response }: Frame, at: number): void {
    // Written by this package and guarded by a checksum, so it is not parsed a second time.
    const call = JSON.parse(metadata.toString()) as Call;
    this.#calls.push(headOf(call));
    const record = this.#underRules(this.#describe({ call, requestBody: request, responseBody: response }));
    const head = headOf(record);
    const row = written(this.#requestRows, requestColumns, record);
    if (record.requestBody !== "" || record.responseBody !== "") {
      this.#bodies.push({ ...head, ...written(this.#bodyRows, bodyColumns, record), at });
    }
    this.#requests.push({ ...head, ...row, at });
    this.#see(record.organizationId, record.properties, record.createdAtMs);
  }

  #addEdit({ metadata }: Frame, at: number): void {
    const sent = timedEditSchema.parse(JSON.parse(metadata.toString()));
    const edit = governedEdit(sent, this.#rulesOf(sent.organizationId));
    this.#edits.push({ edit, at });
    this.#see(edit.organizationId, edit.set, Date.now());
  }

  #rulesOf(organizationId: string): PropertyRules {
    return this.#rules.get(organizationId) ?? noRules;
  }

  #underRules(record: RequestRecord): RequestRecord {
    const properties = governed(record.properties, this.#rulesOf(record.organizationId));
    return properties === record.properties ? record : { ...record, properties };
  }

  /** Notes the spellings of keys, each once a batch. */
  #see(organizationId: string, entries: RequestRecord["properties"], seenAtMs: number): void {
    for (const [spelling] of entries) {
      const known = this.#seen.size;
      if (this.#seen.add(`${organizationId}${spelling}`).size > known) {
        this.#keys.push({ organizationId, spellings: [spelling], seenAtMs });
      }
    }
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

function headOf({ organizationId, requestId, createdAtMs }: CallHead): CallHead {
  return { organizationId, requestId, createdAtMs };
}
