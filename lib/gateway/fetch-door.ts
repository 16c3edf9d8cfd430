import type { BodySink, Exchange, ExchangeListener } from "./exchange";

/** The Fetch door: a `Request` as the core's exchange, and the `Response` that comes out of it. */
export class FetchExchange implements Exchange {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
  readonly receivedAtMs = Date.now();
  /** Resolves when the core has written the answer's head. */
  readonly response: Promise<Response>;
  readonly #request: Request;
  #resolve: (response: Response) => void = () => {};
  #answer: ReadableStreamDefaultController<Uint8Array> | undefined;
  #listener: ExchangeListener | undefined;
  #resumeBody: (() => void) | undefined;
  #isBodyPaused = false;
  #isOver = false;

  constructor(request: Request) {
    const url = new URL(request.url);
    this.method = request.method;
    this.target = url.pathname + url.search;
    this.rawHeaders = [...request.headers].flat();
    this.#request = request;
    this.response = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    request.signal.addEventListener("abort", () => this.#onGone());
  }

  readBody(sink: BodySink): void {
    // A body that fails does so because the caller left, which the signal tells as well.
    this.#deliverBody(sink).catch(() => this.#onGone());
  }

  pauseBody(): void {
    this.#isBodyPaused = true;
  }

  resumeBody(): void {
    this.#isBodyPaused = false;
    this.#resumeBody?.();
  }

  listen(listener: ExchangeListener): void {
    this.#listener = listener;
    if (this.#request.signal.aborted) {
      this.#onGone();
    }
  }

  writeHead(status: number, statusText: string, rawHeaders: string[]): void {
    const headers = new Headers();
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
    }
    const hasBody = this.method !== "HEAD" && ![204, 205, 304].includes(status);
    this.#resolve(new Response(hasBody ? this.#body() : null, { status, statusText, headers }));
  }

  /** The response carries its head as soon as it is returned. */
  flushHead(): void {}

  write(chunk: Buffer): boolean {
    if (this.#isOver || !this.#answer) {
      return true;
    }
    this.#answer.enqueue(chunk);
    return (this.#answer.desiredSize ?? 0) > 0;
  }

  end(chunk?: Buffer): void {
    if (chunk && chunk.length > 0) {
      this.write(chunk);
    }
    if (!this.#isOver) {
      this.#isOver = true;
      this.#answer?.close();
    }
  }

  destroy(): void {
    if (!this.#isOver) {
      this.#isOver = true;
      this.#answer?.error(new Error("The provider broke off its answer."));
      // Without effect once a head was sent; a head that Fetch cannot express never was.
      this.#resolve(new Response(null, { status: 502 }));
    }
  }

  #body(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#answer = controller;
        },
        pull: () => this.#listener?.onDrain(),
        cancel: () => this.#onGone(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
    );
  }

  #onGone(): void {
    this.#isOver = true;
    this.#listener?.onGone();
  }

  async #deliverBody(sink: BodySink): Promise<void> {
    const reader = this.#request.body?.getReader();
    for (;;) {
      if (this.#isBodyPaused) {
        await new Promise<void>((resolve) => {
          this.#resumeBody = resolve;
        });
      }
      const next = await reader?.read();
      if (!next || next.done) {
        sink.onBodyEnd();
        return;
      }
      const { buffer, byteOffset, byteLength } = next.value;
      sink.onBodyChunk(Buffer.from(buffer, byteOffset, byteLength));
    }
  }
}
