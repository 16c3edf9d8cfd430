import { connect, type Socket } from "node:net";

export interface CallTimes {
  status: number;
  latencyMs: number;
  /** From sending the request to the first byte of the body. */
  firstByteMs: number;
}

const headEnd = Buffer.from("\r\n\r\n");

/**
 * One kept-alive HTTP/1.1 connection that reads just enough of an answer to know where it ends. It exists because a
 * full client costs more CPU than the proxies that are measured with it.
 */
export class Connection {
  readonly #socket: Socket;
  #onDone: ((times: CallTimes) => void) | undefined;
  #onFail: ((error: Error) => void) | undefined;
  #pending: Buffer = Buffer.alloc(0);
  #startedAtMs = 0;
  #firstByteMs = 0;
  #status = 0;
  /** Bytes of the body (or of the chunk at hand) still to come; -1 while the head or a chunk's size is awaited. */
  #remaining = -1;
  #isChunked = false;
  #isInBody = false;

  constructor(port: number) {
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket.on("data", (data) => this.#read(data));
    const fail = (error: Error) => this.#onFail?.(error);
    this.#socket.on("error", fail);
    this.#socket.on("close", () => fail(new Error("The connection was closed in the middle of an answer.")));
  }

  /** Sends one request as it stands and resolves when its answer is whole. */
  call(request: Buffer): Promise<CallTimes> {
    return new Promise((resolve, reject) => {
      this.#onDone = resolve;
      this.#onFail = reject;
      this.#isInBody = false;
      this.#remaining = -1;
      this.#startedAtMs = performance.now();
      this.#socket.write(request);
    });
  }

  close() {
    this.#onFail = undefined;
    this.#socket.destroy();
  }

  #read(data: Buffer) {
    let rest = this.#pending.length === 0 ? data : Buffer.concat([this.#pending, data]);
    this.#pending = rest.subarray(0, 0);
    if (!this.#isInBody) {
      const end = rest.indexOf(headEnd);
      if (end === -1) {
        this.#pending = rest;
        return;
      }
      this.#readHead(rest.toString("latin1", 0, end));
      rest = rest.subarray(end + headEnd.length);
    }
    if (this.#firstByteMs === 0 && rest.length > 0) {
      this.#firstByteMs = performance.now() - this.#startedAtMs;
    }
    if (this.#isChunked) {
      this.#readChunks(rest);
      return;
    }
    this.#remaining -= rest.length;
    if (this.#remaining <= 0) {
      this.#finish();
    }
  }

  #readHead(head: string) {
    this.#status = Number(head.slice(9, 12));
    this.#isInBody = true;
    this.#firstByteMs = 0;
    this.#isChunked = /\r\ntransfer-encoding: *chunked/i.test(head);
    this.#remaining = this.#isChunked ? -1 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  }

  #readChunks(data: Buffer) {
    let at = 0;
    while (at < data.length) {
      if (this.#remaining > 0) {
        const taken = Math.min(this.#remaining, data.length - at);
        this.#remaining -= taken;
        at += taken;
        continue;
      }
      const lineEnd = data.indexOf("\r\n", at);
      if (lineEnd === -1) {
        break;
      }
      const size = Number.parseInt(data.toString("latin1", at, lineEnd), 16);
      if (size === 0) {
        // Trailers are not expected; the empty line that ends the body may come in the next read.
        if (data.length < lineEnd + 4) {
          break;
        }
        this.#finish();
        return;
      }
      at = lineEnd + 2;
      // The line break after the data counts as part of the chunk.
      this.#remaining = size + 2;
    }
    this.#pending = data.subarray(at);
  }

  #finish() {
    this.#isInBody = false;
    const times = {
      status: this.#status,
      latencyMs: performance.now() - this.#startedAtMs,
      firstByteMs: this.#firstByteMs,
    };
    this.#firstByteMs = 0;
    this.#onDone?.(times);
  }
}
