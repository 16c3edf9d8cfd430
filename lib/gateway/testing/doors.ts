import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { GatewayDeps } from "../deps";
import { FetchExchange } from "../fetch-door";
import { handleCall } from "../handle-call";
import { NodeExchange } from "../node-door";

/** The two ways into the gateway, each behind a real HTTP server on a free port. */
export const doors = {
  "node:http": (deps: GatewayDeps) =>
    createServer({ maxHeaderSize: 256 * 1024 }, (req, res) => handleCall(new NodeExchange(req, res), deps)),
  Fetch: (deps: GatewayDeps) =>
    createServer({ maxHeaderSize: 256 * 1024 }, (req, res) => {
      void answerThroughFetch(req, res, deps);
    }),
} satisfies Record<string, (deps: GatewayDeps) => Server>;

async function answerThroughFetch(
  req: IncomingMessage,
  res: ServerResponse,
  deps: GatewayDeps,
): Promise<void> {
  const exchange = new FetchExchange(toRequest(req, res));
  handleCall(exchange, deps);
  const response = await exchange.response;
  res.writeHead(response.status, [...response.headers].flat());
  if (!response.body) {
    res.end();
    return;
  }
  const reader = response.body.getReader();
  const isClosed = new Promise<void>((resolve) => res.on("close", resolve));
  void isClosed.then(() => reader.cancel()).catch(() => {});
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!res.write(part.value)) {
        await Promise.race([new Promise((resolve) => res.once("drain", resolve)), isClosed]);
      }
    }
    res.end();
  } catch {
    res.destroy();
  }
}

function toRequest(req: IncomingMessage, res: ServerResponse): Request {
  const headers = new Headers();
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    headers.append(req.rawHeaders[index] ?? "", req.rawHeaders[index + 1] ?? "");
  }
  const controller = new AbortController();
  res.on("close", () => {
    if (!res.writableFinished) {
      controller.abort();
    }
  });
  const method = req.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(`http://${req.headers.host}${req.url}`, {
    method,
    headers,
    signal: controller.signal,
    ...(hasBody ? { body: Readable.toWeb(req) as ReadableStream<Uint8Array>, duplex: "half" } : {}),
  });
}
