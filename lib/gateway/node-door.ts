import type { IncomingMessage, ServerResponse } from "node:http";
import type { BodySink, Exchange, ExchangeListener } from "./exchange";

/** The `node:http` door: a request and its response as the core's exchange. */
export class NodeExchange implements Exchange {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
  readonly receivedAtMs = Date.now();
  readonly #req: IncomingMessage;
  readonly #res: ServerResponse;

  constructor(req: IncomingMessage, res: ServerResponse) {
    this.method = req.method ?? "GET";
    this.target = originForm(req.url ?? "/");
    this.rawHeaders = req.rawHeaders;
    this.#req = req;
    this.#res = res;
  }

  readBody(sink: BodySink): void {
    this.#req.on("data", (chunk: Buffer) => sink.onBodyChunk(chunk));
    this.#req.on("end", () => sink.onBodyEnd());
  }

  pauseBody(): void {
    this.#req.pause();
  }

  resumeBody(): void {
    this.#req.resume();
  }

  listen(listener: ExchangeListener): void {
    this.#res.on("drain", () => listener.onDrain());
    this.#res.on("close", () => listener.onGone());
  }

  writeHead(status: number, statusText: string, rawHeaders: string[]): void {
    this.#res.writeHead(status, statusText || undefined, rawHeaders);
  }

  flushHead(): void {
    if (!this.#res.writableEnded && !this.#res.destroyed) {
      this.#res.flushHeaders();
    }
  }

  write(chunk: Buffer): boolean {
    return this.#res.write(chunk);
  }

  end(chunk?: Buffer): void {
    this.#res.end(chunk);
    if (!this.#req.complete) {
      // The provider answered before it had read everything. The connection can only be used again once the rest is gone.
      this.#req.removeAllListeners("data");
      this.#req.resume();
    }
  }

  destroy(): void {
    this.#res.destroy();
  }
}

/** Proxies may ask with the whole URL on the request line. */
function originForm(target: string): string {
  if (target.startsWith("/")) {
    return target;
  }
  const url = URL.canParse(target) ? new URL(target) : undefined;
  return url ? url.pathname + url.search : "/";
}
