import { closeSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { checkFrame, type Frame, frameAt, nextFrameAt } from "./frames";
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

/** A stretch of one segment from which a batch is read; plain data, as it may be read in another thread. */
export interface Stretch {
  path: string;
  from: Position;
  /** Up to the segment's end, of which a batch may take only the first. */
  bytes: number;
  framesMax: number;
  bytesMax: number;
}

/** What comes after what is done; null when nothing is pending. */
export function nextStretch(spool: Spool, { framesMax, bytesMax, until }: BatchLimits): Stretch | null {
  const from = firstPending(spool);
  return (
    from && {
      path: segmentPath(spool.directory, from.segment),
      from,
      bytes: limitOf(spool, from, until) - from.offset,
      framesMax,
      bytesMax,
    }
  );
}

/**
 * The frames of a stretch, in order. A frame torn at a segment's end, by a process that was killed while writing it,
 * ends the segment silently: its caller never got the whole answer.
 */
export async function readFrames(stretch: Stretch, pacer: Pacer): Promise<FrameBatch> {
  const { path, from, bytes, framesMax, bytesMax } = stretch;
  let buffer = await readAt(path, from.offset, Math.min(bytesMax, bytes));
  const first = checkFrame(buffer, 0);
  if (first.state === "incomplete" && first.bytes > buffer.byteLength && first.bytes <= bytes) {
    buffer = await readAt(path, from.offset, first.bytes);
  }
  if (buffer.byteLength === 0) {
    // Somebody has cut or deleted the file; what is not there cannot be waited for.
    return { buffer, starts: [], end: { segment: from.segment, offset: from.offset + bytes }, damaged: 1 };
  }
  const scanned = await scan(buffer, bytes, framesMax, pacer);
  return {
    buffer,
    starts: scanned.starts,
    end: { segment: from.segment, offset: from.offset + scanned.bytes },
    damaged: scanned.damaged,
  };
}

/**
 * One frame of a batch that was read before. Rare, so it may hold up the process.
 *
 * @param at where in the stretch it begins.
 * @throws when it is no longer there.
 */
export function readFrame({ path, from }: Stretch, at: number): Frame {
  const file = openSync(path, "r");
  try {
    let buffer = Buffer.alloc(64 * 1024);
    for (;;) {
      const filled = readSync(file, buffer, 0, buffer.byteLength, from.offset + at);
      const found = checkFrame(buffer.subarray(0, filled), 0);
      if (found.state !== "incomplete" || filled < buffer.byteLength) {
        return frameAt(buffer.subarray(0, filled), 0);
      }
      buffer = Buffer.alloc(found.bytes);
    }
  } finally {
    closeSync(file);
  }
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
