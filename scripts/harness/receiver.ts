import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  /** The exact text. */
  body: string;
}

export interface Receiver {
  /** Such as `http://127.0.0.1:40123/hook`. */
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/** What a receiver answers to a delivery; 200 when undefined. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string } | undefined;

/** A stand-in for whoever takes webhooks. */
export async function startReceiver(
  answer: (delivery: Received, count: number, received: Received[]) => Answer | Promise<Answer> = () =>
    undefined,
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const delivery = { path: req.url ?? "", headers: req.headers, body: Buffer.concat(chunks).toString() };
    received.push(delivery);
    const {
      status,
      headers = {},
      body = "ok",
    } = (await answer(delivery, received.length, received)) ?? { status: 200 };
    res.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
