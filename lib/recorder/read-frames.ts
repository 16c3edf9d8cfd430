import { open } from "node:fs/promises";
import { checkFrame, nextFrameAt } from "./frames";
import type { Pacer } from "./pacer";
import type { Spool } from "./spool";
import { type Position, segmentPath } from "./spool-files";

export interface FrameBatch {
  /** Holds the frames; whole objects for thousands of them would keep the garbage collector busy. */
  buffer: Buffer;
  /** Where in the buffer each frame begins. */
  starts: number[];
  /** The place behind the last frame read. */
  end: Position;
  /** Stretches that were no frames and had to be passed over. */
  damaged: number;
}

export interface BatchLimits {
  framesMax: number;
  bytesMax: number;
  /** Reads no further than this. */
  until?: Position;
}

/**
 * The frames that come after what is done, in order, from one segment. A frame torn at a segment's end, by a process
 * that was killed while writing it, ends the segment silently: its caller never got the whole answer.
 *
 * @returns null when nothing is pending.
 */
export async function readFrames(
  spool: Spool,
  limits: BatchLimits,
  pacer: Pacer,
): Promise<FrameBatch | null> {
  const from = firstPending(spool);
  if (!from) {
    return null;
  }
  const available = limitOf(spool, from, limits.until) - from.offset;
  const path = segmentPath(spool.directory, from.segment);
  let buffer = await readAt(path, from.offset, Math.min(limits.bytesMax, available));
  const first = checkFrame(buffer, 0);
  if (first.state === "incomplete" && first.bytes > buffer.byteLength && first.bytes <= available) {
    buffer = await readAt(path, from.offset, first.bytes);
  }
  if (buffer.byteLength === 0) {
    // Somebody has cut or deleted the file; what is not there cannot be waited for.
    return {
      buffer,
      starts: [],
      end: { segment: from.segment, offset: from.offset + available },
      damaged: 1,
    };
  }
  const scanned = await scan(buffer, available, limits.framesMax, pacer);
  return {
    buffer,
    starts: scanned.starts,
    end: { segment: from.segment, offset: from.offset + scanned.bytes },
    damaged: scanned.damaged,
  };
}

function firstPending(spool: Spool): Position | null {
  for (const segment of spool.segments()) {
    const offset = segment === spool.done.segment ? spool.done.offset : 0;
    if (segment >= spool.done.segment && offset < (spool.sizeOf(segment) ?? 0)) {
      return { segment, offset };
    }
  }
  return null;
}

/** How far into the segment of `from` may be read. */
function limitOf(spool: Spool, from: Position, until: Position | undefined): number {
  const size = spool.sizeOf(from.segment) ?? 0;
  return until?.segment === from.segment && until.offset > from.offset ? Math.min(size, until.offset) : size;
}

async function readAt(path: string, offset: number, bytes: number): Promise<Buffer> {
  const file = await open(path, "r").catch(nullWhenMissing);
  if (!file) {
    return Buffer.alloc(0);
  }
  try {
    const buffer = Buffer.allocUnsafe(bytes);
    let filled = 0;
    while (filled < bytes) {
      const { bytesRead } = await file.read(buffer, filled, bytes - filled, offset + filled);
      if (bytesRead === 0) {
        break;
      }
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") {
    return null;
  }
  throw error;
}

/** @param available bytes up to the segment's end, of which `buffer` may hold only the first. */
async function scan(buffer: Buffer, available: number, framesMax: number, pacer: Pacer) {
  const starts: number[] = [];
  let damaged = 0;
  let at = 0;
  while (at < buffer.byteLength && starts.length < framesMax) {
    const found = checkFrame(buffer, at);
    if (found.state === "frame") {
      starts.push(at);
      at += found.bytes;
      const pause = pacer.breathe();
      if (pause) {
        await pause;
      }
      continue;
    }
    if (found.state === "incomplete" && at > 0 && at + found.bytes <= available) {
      break;
    }
    const next = nextFrameAt(buffer, at + 1);
    const isTornTail = found.state === "incomplete" && next === -1;
    damaged += isTornTail ? 0 : 1;
    at = next === -1 ? buffer.byteLength : next;
  }
  return { starts, bytes: at, damaged };
}
