import type { CallWithBodies } from "@/lib/call";

/** A change to one request's properties. Keys are matched without regard to case. */
export interface PropertyEdit {
  organizationId: string;
  requestId: string;
  set: readonly (readonly [key: string, value: string])[];
  remove: readonly string[];
}

export interface RecorderHealth {
  /** Calls and edits that are on disk but not yet in the database. */
  pending: number;
  pendingBytes: number;
  /** Epoch milliseconds of the oldest pending one; null when there is none. */
  oldestPendingAtMs: number | null;
  /** Calls that could not be kept because the spool was full or the disk refused. */
  dropped: number;
  /** Calls the database refused for good; they stay in a file beside the spool. */
  rejected: number;
  /** The last failure of the database, until it takes rows again. */
  lastError: string | null;
}

/** The durable queue between the gateway and ClickHouse. */
export interface Recorder {
  /**
   * Appends a finished call to the spool. When this returns, the record survives the death of the process, so it
   * is called before the last byte of an answer is sent. Never throws: a call must not fail because of its record.
   */
  record(finished: CallWithBodies): void;
  /**
   * The same at the end of this turn of the event loop, together with all other calls that end in it: one write to the
   * disk costs much more than a few bytes more in it.
   *
   * @param then what waits for the record, such as the last byte of the answer.
   */
  recordSoon(finished: CallWithBodies, then: () => void): void;
  /**
   * Applies an edit durably and so that the next read sees it, also when the request has not reached the
   * database yet.
   *
   * @returns false when no such request is known.
   */
  edit(edit: PropertyEdit): Promise<boolean>;
  /**
   * Runs `work` while this recorder writes nothing: between two batches. Calls go on being recorded on disk, edits of
   * single requests wait, so `work` is to take about a second at most.
   */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when everything recorded before the call is in the database, or rejects after `timeoutMs`. */
  flush(timeoutMs: number): Promise<void>;
  health(): RecorderHealth;
  /** Drains what the database takes within a few seconds; the rest stays on disk for the next start. */
  close(): Promise<void>;
}
