import { readFileSync } from "node:fs";
import { z } from "zod";
import type { TimeSpan } from "./apply-edits";
import { checkFrame, frameAt, frameKinds } from "./frames";
import type { Spool } from "./spool";
import { isBefore, type Position, segmentPath } from "./spool-files";

/** Ids remembered at most; a longer backlog answers "maybe" for the calls it does not remember. */
const rememberedMax = 200_000;
/** A backlog larger than this is not read at start, only estimated. */
const readAtStartBytesMax = 32 * 1024 * 1024;
const estimatedFrameBytes = 4 * 1024;

const callHeadSchema = z.object({
  requestId: z.string(),
  organizationId: z.string(),
  createdAtMs: z.number(),
});
export type CallHead = z.infer<typeof callHeadSchema>;

interface Remembered extends TimeSpan {
  organizationId: string;
  calls: number;
}

/** What is in the spool and not yet in the database: how much, how old, and which calls. */
export class Backlog {
  readonly #calls = new Map<string, Remembered>();
  #frames = 0;
  #oldestMs: number | null = null;
  #notRemembered = 0;
  /** Before this place lie calls of an earlier process whose ids were not read. */
  #unreadUntil: Position | null = null;

  constructor(spool: Spool) {
    if (spool.pendingBytes > readAtStartBytesMax) {
      this.#frames = Math.ceil(spool.pendingBytes / estimatedFrameBytes);
      this.#unreadUntil = spool.end;
    } else {
      this.#readAll(spool);
    }
  }

  get frames(): number {
    return this.#frames;
  }

  /** Epoch milliseconds of the oldest call, not younger than it is; null when there is none. */
  get oldestAtMs(): number | null {
    return this.#oldestMs;
  }

  /** Whether calls may be pending that `find` does not know. */
  get isPartlyUnknown(): boolean {
    return this.#notRemembered > 0 || this.#unreadUntil !== null;
  }

  find(organizationId: string, requestId: string): TimeSpan | null {
    const call = this.#calls.get(requestId.toLowerCase());
    return call?.organizationId === organizationId ? { fromMs: call.fromMs, toMs: call.toMs } : null;
  }

  addedCall(call: CallHead): void {
    this.addedFrame(call.createdAtMs);
    const id = call.requestId.toLowerCase();
    const known = this.#calls.get(id);
    if (known) {
      known.calls += 1;
      known.fromMs = Math.min(known.fromMs, call.createdAtMs);
      known.toMs = Math.max(known.toMs, call.createdAtMs);
    } else if (this.#calls.size < rememberedMax) {
      const { organizationId, createdAtMs } = call;
      this.#calls.set(id, { organizationId, fromMs: createdAtMs, toMs: createdAtMs, calls: 1 });
    } else {
      this.#notRemembered += 1;
    }
  }

  addedFrame(atMs: number): void {
    this.#frames += 1;
    this.#oldestMs ??= atMs;
  }

  /** A batch of `frames` frames with these calls in it has left the spool, which is now done up to `done`. */
  left(frames: number, calls: readonly CallHead[], done: Position, isEmpty: boolean): void {
    this.#frames = isEmpty ? 0 : Math.max(1, this.#frames - frames);
    for (const call of calls) {
      this.#forget(call.requestId.toLowerCase());
    }
    this.#oldestMs = isEmpty ? null : (calls.at(-1)?.createdAtMs ?? this.#oldestMs);
    if (this.#unreadUntil && !isBefore(done, this.#unreadUntil)) {
      this.#unreadUntil = null;
    }
  }

  #forget(id: string): void {
    const known = this.#calls.get(id);
    if (!known) {
      this.#notRemembered = Math.max(0, this.#notRemembered - 1);
    } else if (known.calls > 1) {
      known.calls -= 1;
    } else {
      this.#calls.delete(id);
    }
  }

  #readAll(spool: Spool): void {
    for (const segment of spool.segments()) {
      const buffer = readFileSync(segmentPath(spool.directory, segment));
      let at = segment === spool.done.segment ? spool.done.offset : 0;
      for (;;) {
        const found = checkFrame(buffer, at);
        if (found.state !== "frame") {
          break;
        }
        const frame = frameAt(buffer, at);
        at += found.bytes;
        const metadata: unknown = JSON.parse(frame.metadata.toString());
        const call = frame.kind === frameKinds.call ? callHeadSchema.safeParse(metadata) : null;
        if (call?.success) {
          this.addedCall(call.data);
        } else {
          this.addedFrame(Date.now());
        }
      }
    }
  }
}
