import { crc32 } from "node:zlib";

/**
 * One record in a spool file: a fixed header, then metadata as JSON, then the bytes of both bodies as they are. No
 * escaping and no base64, as encoding happens while a caller waits for its answer.
 *
 *     0  magic "FCT1"     4  kind     5  three zero bytes
 *     8  bytes of metadata    12  of the request    16  of the response
 *    20  CRC-32 of everything else in the frame
 */
export interface Frame {
  kind: FrameKind;
  metadata: Buffer;
  request: Buffer;
  response: Buffer;
}

/** `rejected` wraps a frame the database refused for good; its metadata tells why. */
export const frameKinds = { call: 1, edit: 2, rejected: 3 } as const;
export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];

const magic = Buffer.from("FCT1");
const frameHeaderBytes = 24;
const crcAt = 20;
/** A part longer than this is a damaged length, not a body: bodies are cut far below it. */
const partBytesMax = 256 * 1024 * 1024;

const empty = new Uint8Array(0);

/** Frames are put together in as much memory as this, as long as they fit. */
const scratchBytes = 256 * 1024;

/**
 * Frames to be written in one go, in as few pieces as is cheap. Most of them share one piece of memory that is used again
 * and again: this runs for every call, and what it does not allocate need not be collected.
 */
export class FrameBatch {
  readonly #scratch = Buffer.allocUnsafeSlow(scratchBytes);
  /** What of the scratch is not among the pieces yet. */
  #from = 0;
  #to = 0;
  #pieces: Uint8Array[] = [];

  add(kind: FrameKind, metadata: string, request: Uint8Array = empty, response: Uint8Array = empty): void {
    const metadataBytesMax = frameHeaderBytes + 3 * metadata.length;
    const bodyBytes = request.byteLength + response.byteLength;
    const isOnePiece = this.#to + metadataBytesMax + bodyBytes <= scratchBytes;
    const head = isOnePiece ? this.#scratch : Buffer.allocUnsafe(metadataBytesMax);
    const at = isOnePiece ? this.#to : 0;
    const headEnd = at + frameHeaderBytes + head.write(metadata, at + frameHeaderBytes);
    magic.copy(head, at);
    head.writeUInt32LE(kind, at + 4);
    head.writeUInt32LE(headEnd - at - frameHeaderBytes, at + 8);
    head.writeUInt32LE(request.byteLength, at + 12);
    head.writeUInt32LE(response.byteLength, at + 16);
    let crc = crc32(head.subarray(at, at + crcAt));
    if (isOnePiece) {
      head.set(request, headEnd);
      head.set(response, headEnd + request.byteLength);
      this.#to = headEnd + bodyBytes;
      crc = crc32(head.subarray(at + frameHeaderBytes, this.#to), crc);
    } else {
      const pieces = [head.subarray(frameHeaderBytes, headEnd), request, response];
      crc = pieces.reduce((sum, piece) => crc32(piece, sum), crc);
      this.#closePiece();
      this.#pieces.push(head.subarray(0, headEnd), request, response);
    }
    head.writeUInt32LE(crc, at + crcAt);
  }

  /** The bytes of all frames since the last time; valid until the next frame is added. */
  take(): Uint8Array[] {
    this.#closePiece();
    const pieces = this.#pieces.filter(({ byteLength }) => byteLength > 0);
    this.#pieces = [];
    this.#from = 0;
    this.#to = 0;
    return pieces;
  }

  #closePiece(): void {
    if (this.#to > this.#from) this.#pieces.push(this.#scratch.subarray(this.#from, this.#to));
    this.#from = this.#to;
  }
}

/** The bytes of one frame, for the rare ones that are written alone. */
export function encodeFrame(
  kind: FrameKind,
  metadata: string,
  request?: Uint8Array,
  response?: Uint8Array,
): Uint8Array[] {
  const batch = new FrameBatch();
  batch.add(kind, metadata, request, response);
  return batch.take();
}

export type Found =
  | { state: "frame"; bytes: number }
  /** The buffer ends before the frame does; `bytes` is what it would need. */
  | { state: "incomplete"; bytes: number }
  | { state: "corrupt" };

/** Tells whether a whole, undamaged frame starts at `at`. */
export function checkFrame(buffer: Buffer, at: number): Found {
  const available = buffer.byteLength - at;
  if (available < frameHeaderBytes) {
    const known = Math.min(available, magic.byteLength);
    const begins = buffer.compare(magic, 0, known, at, at + known) === 0;
    return begins ? { state: "incomplete", bytes: frameHeaderBytes } : { state: "corrupt" };
  }
  const header = headerAt(buffer, at);
  if (!header) {
    return { state: "corrupt" };
  }
  const { bytes } = header;
  if (available < bytes) {
    return { state: "incomplete", bytes };
  }
  const head = crc32(buffer.subarray(at, at + crcAt));
  const isSound =
    crc32(buffer.subarray(at + frameHeaderBytes, at + bytes), head) === buffer.readUInt32LE(at + crcAt);
  return isSound ? { state: "frame", bytes } : { state: "corrupt" };
}

/** The frame at `at`, where `checkFrame` has found one. Its parts are views into `buffer`. */
export function frameAt(buffer: Buffer, at: number): Frame {
  const header = headerAt(buffer, at);
  if (!header) {
    throw new Error(`There is no frame at ${at}.`);
  }
  const request = at + frameHeaderBytes + header.metadataBytes;
  const response = request + header.requestBytes;
  return {
    kind: header.kind,
    metadata: buffer.subarray(at + frameHeaderBytes, request),
    request: buffer.subarray(request, response),
    response: buffer.subarray(response, at + header.bytes),
  };
}

function headerAt(buffer: Buffer, at: number) {
  const kind = kindOf(buffer.readUInt32LE(at + 4));
  const metadataBytes = buffer.readUInt32LE(at + 8);
  const requestBytes = buffer.readUInt32LE(at + 12);
  const responseBytes = buffer.readUInt32LE(at + 16);
  const isHeader = buffer.readUInt32BE(at) === magic.readUInt32BE();
  if (
    !isHeader ||
    kind === undefined ||
    Math.max(metadataBytes, requestBytes, responseBytes) > partBytesMax
  ) {
    return null;
  }
  return {
    kind,
    metadataBytes,
    requestBytes,
    bytes: frameHeaderBytes + metadataBytes + requestBytes + responseBytes,
  };
}

function kindOf(value: number): FrameKind | undefined {
  return Object.values(frameKinds).find((kind) => kind === value);
}

/** Where the next sound frame starts after `from`; -1 when there is none. A body may hold the magic by chance. */
export function nextFrameAt(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf(magic, from); at !== -1; at = buffer.indexOf(magic, at + 1)) {
    if (checkFrame(buffer, at).state === "frame") {
      return at;
    }
  }
  return -1;
}
