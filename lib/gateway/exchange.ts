/**
 * One HTTP exchange with a caller, as a door presents it. The core behind knows neither `node:http` nor Fetch.
 */
export interface Exchange {
  readonly method: string;
  /** Path and query as on the request line. */
  readonly target: string;
  /** Names and values in turn, names spelled as they arrived, values one character per byte. */
  readonly rawHeaders: readonly string[];
  /** Epoch milliseconds when the head had arrived. */
  readonly receivedAtMs: number;

  /** Begins to deliver the body; called at most once. */
  readBody(sink: BodySink): void;
  pauseBody(): void;
  resumeBody(): void;

  /** Tells `listener` about the caller's side from now on. */
  listen(listener: ExchangeListener): void;
  /** @param rawHeaders names and values in turn. */
  writeHead(status: number, statusText: string, rawHeaders: string[]): void;
  /** Sends a head that still waits for its body's first bytes. */
  flushHead(): void;
  /** @returns false when the caller reads slower than we write; `onDrain` tells when to go on. */
  write(chunk: Buffer): boolean;
  end(chunk?: Buffer): void;
  /** Cuts the connection, so that the caller sees a broken answer rather than a short one. */
  destroy(): void;
}

export interface BodySink {
  onBodyChunk(chunk: Buffer): void;
  onBodyEnd(): void;
}

export interface ExchangeListener {
  onDrain(): void;
  /** The caller left before the answer was sent whole. */
  onGone(): void;
}
