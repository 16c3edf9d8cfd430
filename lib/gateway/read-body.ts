import { Readable } from "node:stream";
import type { BodySink, Exchange } from "./exchange";
import { KeptBytes } from "./kept-bytes";

/** Up to this size a body is read whole when something in it may have to be read or changed. */
export const readBytesMax = 16 * 1024 * 1024;

/** A request body on its way to the provider. */
export interface RequestBody {
  /** What is sent: the bytes, a stream of them, or null for none. */
  content: Buffer | Readable | null;
  /** What is recorded; complete when the call ends. */
  kept: KeptBytes;
}

/** Collects a body. */
export class WholeBody implements BodySink {
  readonly #exchange: Exchange;
  readonly #done: (body: Buffer) => void;
  readonly #tooLarge: (pipe: BodyPipe) => void;
  #chunks: Buffer[] = [];
  #size = 0;
  #pipe: BodyPipe | undefined;

  /**
   * @param done gets the body when it is there.
   * @param tooLarge gets what has come so far and will come, as a stream.
   */
  constructor(exchange: Exchange, done: (body: Buffer) => void, tooLarge: (pipe: BodyPipe) => void) {
    this.#exchange = exchange;
    this.#done = done;
    this.#tooLarge = tooLarge;
  }

  onBodyChunk(chunk: Buffer): void {
    if (this.#pipe) {
      this.#pipe.onBodyChunk(chunk);
      return;
    }
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > readBytesMax) {
      this.#pipe = new BodyPipe(this.#exchange);
      for (const held of this.#chunks) {
        this.#pipe.onBodyChunk(held);
      }
      this.#chunks = [];
      this.#tooLarge(this.#pipe);
    }
  }

  onBodyEnd(): void {
    if (this.#pipe) {
      this.#pipe.onBodyEnd();
      return;
    }
    const [first, ...others] = this.#chunks;
    this.#done(first && others.length === 0 ? first : Buffer.concat(this.#chunks, this.#size));
  }
}

/** Passes a body on as it comes, no faster than the provider takes it. */
export class BodyPipe extends Readable implements BodySink {
  readonly kept = new KeptBytes();
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    super();
    this.#exchange = exchange;
  }

  override _read(): void {
    this.#exchange.resumeBody();
  }

  onBodyChunk(chunk: Buffer): void {
    this.kept.push(chunk);
    if (!this.push(chunk)) {
      this.#exchange.pauseBody();
    }
  }

  onBodyEnd(): void {
    this.push(null);
  }
}
