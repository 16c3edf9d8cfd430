import { callLimits } from "@/lib/call";

/** Keeps a body's bytes as they pass, up to the limit of what is recorded, and counts them all. */
export class KeptBytes {
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  /** Size of the body on the wire so far. */
  size = 0;

  push(chunk: Buffer): void {
    this.size += chunk.length;
    const room = callLimits.bodyBytesKeptMax - this.#kept;
    if (room > 0) {
      const part = chunk.length <= room ? chunk : chunk.subarray(0, room);
      this.#chunks.push(part);
      this.#kept += part.length;
    }
  }

  get isCut(): boolean {
    return this.size > this.#kept;
  }

  bytes(): Buffer {
    const [first, ...others] = this.#chunks;
    return first && others.length === 0 ? first : Buffer.concat(this.#chunks, this.#kept);
  }
}
