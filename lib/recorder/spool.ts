import { close, fdatasync, ftruncateSync, openSync, rmSync, writeSync, writevSync } from "node:fs";
import { isBefore, listSegments, type Position, segmentPath } from "./spool-files";

export interface SpoolOptions {
  directory: string;
  /** What may wait for the database at most. */
  bytesMax: number;
  segmentBytesMax?: number;
}

const syncEveryMs = 1_000;

/**
 * The append-only files behind the recorder. What `append` has written survives the death of the process; what is
 * older than about a second survives the death of the machine as well.
 */
export class Spool {
  readonly directory: string;
  readonly #bytesMax: number;
  readonly #segmentBytesMax: number;
  /** Whole frames in each segment, in bytes; a torn write at a segment's end does not count. */
  readonly #sizes: Map<number, number>;
  #current: { segment: number; fd: number } | null = null;
  #done: Position;
  #pendingBytes = 0;
  #syncTimer: NodeJS.Timeout | null = null;
  #syncing = false;

  constructor(options: SpoolOptions, done: Position | null) {
    this.directory = options.directory;
    this.#bytesMax = options.bytesMax;
    this.#segmentBytesMax = options.segmentBytesMax ?? 64 * 1024 * 1024;
    this.#sizes = listSegments(this.directory);
    const [first] = this.#sizes.keys();
    this.#done = done ?? { segment: first ?? 1, offset: 0 };
    for (const [segment, bytes] of this.#sizes) {
      this.#pendingBytes += segment < this.#done.segment ? 0 : bytes;
    }
    this.#pendingBytes -= Math.min(this.#done.offset, this.#sizes.get(this.#done.segment) ?? 0);
    this.#forgetDoneSegments();
  }

  /** Everything before this is done. */
  get done(): Position {
    return this.#done;
  }

  /** The place behind the last frame. */
  get end(): Position {
    let last: Position = this.#done;
    for (const [segment, offset] of this.#sizes) {
      last = isBefore(last, { segment, offset }) ? { segment, offset } : last;
    }
    return last;
  }

  get pendingBytes(): number {
    return this.#pendingBytes;
  }

  /** Bytes of whole frames in a segment; undefined when there is no such segment. */
  sizeOf(segment: number): number | undefined {
    return this.#sizes.get(segment);
  }

  /** The segments that still matter, oldest first. */
  segments(): number[] {
    return [...this.#sizes.keys()];
  }

  /**
   * Writes one frame, whole or not at all.
   *
   * @returns whether it was kept; false when the spool is full.
   * @throws the file system's error when the disk refuses.
   */
  append(parts: readonly Uint8Array[]): boolean {
    const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
    if (this.#pendingBytes + bytes > this.#bytesMax) {
      return false;
    }
    const { segment, fd } = this.#segmentFor(bytes);
    const size = this.#sizes.get(segment) ?? 0;
    try {
      writeWhole(fd, parts, bytes);
    } catch (error) {
      this.#undo(fd, size);
      throw error;
    }
    this.#sizes.set(segment, size + bytes);
    this.#pendingBytes += bytes;
    this.#syncSoon();
    return true;
  }

  /** Marks everything before `position` as done and deletes the segments that are. */
  advance(position: Position): void {
    for (const [segment, bytes] of this.#sizes) {
      this.#pendingBytes -= clamped(position, segment, bytes) - clamped(this.#done, segment, bytes);
    }
    this.#done = position;
    this.#forgetDoneSegments();
  }

  /** Closes the open segment. A later `append` starts another one, so that even a late record is kept. */
  close(): void {
    if (this.#syncTimer) {
      clearTimeout(this.#syncTimer);
      this.#syncTimer = null;
    }
    const current = this.#current;
    this.#current = null;
    if (current) {
      closeSynced(current.fd);
      this.#forgetDoneSegments();
    }
  }

  #segmentFor(bytes: number): { segment: number; fd: number } {
    const size = this.#current ? (this.#sizes.get(this.#current.segment) ?? 0) : 0;
    if (this.#current && size > 0 && size + bytes > this.#segmentBytesMax) {
      closeSynced(this.#current.fd);
      this.#current = null;
    }
    if (!this.#current) {
      const segment = Math.max(this.#done.segment, ...this.#sizes.keys()) + 1;
      this.#current = { segment, fd: openSync(segmentPath(this.directory, segment), "ax", 0o600) };
      this.#sizes.set(segment, 0);
    }
    return this.#current;
  }

  /** Takes half a frame back; where the disk refuses even that, the segment ends here as if the process had died. */
  #undo(fd: number, size: number): void {
    try {
      ftruncateSync(fd, size);
    } catch {
      this.#current = null;
      close(fd, () => {});
    }
  }

  #forgetDoneSegments(): void {
    for (const [segment, bytes] of this.#sizes) {
      const isDone =
        segment < this.#done.segment || (segment === this.#done.segment && this.#done.offset >= bytes);
      if (isDone && segment !== this.#current?.segment) {
        this.#sizes.delete(segment);
        rmSync(segmentPath(this.directory, segment), { force: true });
      }
    }
  }

  #syncSoon(): void {
    this.#syncTimer ??= setTimeout(() => {
      this.#syncTimer = null;
      const fd = this.#current?.fd;
      if (fd === undefined || this.#syncing) {
        return;
      }
      this.#syncing = true;
      fdatasync(fd, () => {
        this.#syncing = false;
      });
    }, syncEveryMs).unref();
  }
}

/** How much of a segment lies before `position`. */
function clamped(position: Position, segment: number, bytes: number): number {
  if (segment < position.segment) {
    return bytes;
  }
  return segment === position.segment ? Math.min(position.offset, bytes) : 0;
}

function writeWhole(fd: number, parts: readonly Uint8Array[], bytes: number): void {
  let rest = parts;
  for (let left = bytes; left > 0; ) {
    const [only] = rest;
    const written = only && rest.length === 1 ? writeSync(fd, only) : writevSync(fd, rest);
    left -= written;
    rest = left > 0 ? withoutFirst(rest, written) : [];
  }
}

function withoutFirst(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes;
  return parts.flatMap((part) => {
    const skipped = Math.min(skip, part.byteLength);
    skip -= skipped;
    return skipped === part.byteLength ? [] : [part.subarray(skipped)];
  });
}

/** Syncs before closing, both off the event loop. */
function closeSynced(fd: number): void {
  fdatasync(fd, () => close(fd, () => {}));
}
