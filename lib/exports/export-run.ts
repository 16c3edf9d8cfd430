import type { ExportOrder, ExportResumption } from "./export-order";

export const exportStates = ["running", "done", "failed", "cancelled"] as const;
export type ExportState = (typeof exportStates)[number];

/** So many bytes of the file are enough to go on from there. */
export interface Checkpoint extends ExportResumption {
  bytes: number;
}

/** An export under way: how far it got, and the way to stop it. */
export class ExportRun {
  readonly id: string;
  readonly organizationId: string;
  readonly order: ExportOrder;
  readonly startedAtMs = Date.now();
  readonly #abort = new AbortController();
  state: ExportState = "running";
  finishedAtMs: number | null = null;
  /** Requests it set out to read; null while that is not known. */
  requests: number | null = null;
  /** Requests read so far. */
  rows = 0;
  /** Bytes handed out so far. */
  bytes = 0;
  failure: string | null = null;
  checkpoint: Checkpoint | null = null;

  constructor(id: string, organizationId: string, order: ExportOrder) {
    this.id = id;
    this.organizationId = organizationId;
    this.order = order;
  }

  /** Stops it before its next page. */
  cancel(): void {
    this.#abort.abort();
  }

  /** @throws when it was cancelled: an AbortError, which servers take for a wish and not for a fault. */
  throwIfCancelled(): void {
    this.#abort.signal.throwIfAborted();
  }

  finish(state: Exclude<ExportState, "running">, failure: string | null = null): void {
    if (this.state === "running") {
      this.state = state;
      this.failure = failure;
      this.finishedAtMs = Date.now();
    }
  }

  get isCancelled(): boolean {
    return this.#abort.signal.aborted;
  }
}
