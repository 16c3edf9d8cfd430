import { createServer, request, type Server } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { doors } from "./testing/doors";
import {
  chatBody,
  type GatewayUnderTest,
  jsonHeaders,
  listen,
  send,
  startGateway,
} from "./testing/gateway-under-test";

describe.each(Object.keys(doors) as (keyof typeof doors)[])("through the %s door", (door) => {
  let gateway: GatewayUnderTest;
  const servers: Server[] = [];
  beforeAll(async () => {
    gateway = await startGateway(door, {
      deps: { timeouts: { connectMs: 2_000, headersMs: 150, longHeadersMs: 5_000, bodyMs: 150 } },
    });
  });
  beforeEach(() => {
    gateway.recorded.length = 0;
    gateway.standIn.requests.length = 0;
  });
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  afterAll(() => gateway.close());

  const chat = (behaviour: string, fields: object = {}, headers: Record<string, string> = {}) =>
    send(`${gateway.url}/v1/chat/completions`, {
      headers: { ...jsonHeaders, "x-stand-in": behaviour, ...headers },
      body: chatBody(fields),
    });

  /** A gateway whose OpenAI is at `url`. */
  const gatewayTo = (url: string) => startGateway(door, { variables: { OPENAI_BASE_URL: url } });

  test.each([400, 401, 429, 500, 503])(
    "the provider's own error %i passes as it is and is recorded",
    async (status) => {
      const direct = await send(`${gateway.standIn.url}/v1/chat/completions`, {
        headers: { "content-type": "application/json", "x-stand-in": `status=${status}` },
        body: chatBody(),
      });
      const through = await chat(`status=${status}`);
      expect(through.status).toBe(status);
      expect(through.body.equals(direct.body)).toBe(true);
      expect(through.headers["retry-after"]).toBe(direct.headers["retry-after"]);
      expect(through.headers["helicone-status"]).toBe("failed");
      expect(through.headers["x-helicone-error"]).toBeUndefined();
      expect((await gateway.lastRecorded()).call).toMatchObject({ status, outcome: "complete" });
    },
  );

  test("a provider that cannot be reached is a 502 that says so, and is recorded", async () => {
    const closed = await gatewayTo("http://127.0.0.1:1/v1");
    try {
      const answer = await send(`${closed.url}/v1/chat/completions`, {
        headers: jsonHeaders,
        body: chatBody(),
      });
      expect(answer.status).toBe(502);
      expect(JSON.parse(answer.body.toString()).error.message).toContain(
        "http://127.0.0.1:1 could not be reached",
      );
      expect(answer.headers["x-helicone-error"]).toBe("bad_gateway");
      const { call } = await closed.lastRecorded();
      expect(call).toMatchObject({
        status: -100,
        outcome: "unreachable",
        requestId: answer.headers["helicone-id"],
      });
    } finally {
      await closed.close();
    }
  });

  test("a provider that closes the connection without a word is a 502", async () => {
    const tcp = createTcpServer((socket) => socket.once("data", () => socket.destroy()));
    await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
    const address = tcp.address();
    const port = typeof address === "object" ? address?.port : 0;
    const mute = await gatewayTo(`http://127.0.0.1:${port}/v1`);
    try {
      const answer = await send(`${mute.url}/v1/chat/completions`, {
        headers: jsonHeaders,
        body: chatBody(),
      });
      expect(answer.status).toBe(502);
      expect((await mute.lastRecorded()).call.outcome).toBe("unreachable");
    } finally {
      await mute.close();
      tcp.close();
    }
  });

  test("a provider that does not answer in time is a 504, and is recorded as a timeout", async () => {
    const answer = await chat("hang");
    expect(answer.status).toBe(504);
    expect(answer.headers["helicone-id"]).toBeDefined();
    expect((await gateway.lastRecorded()).call).toMatchObject({ status: -1, outcome: "timeout" });
  });

  test("Helicone-Increase-Timeout waits longer", async () => {
    const answer = await chat("delay-ms=400", {}, { "helicone-increase-timeout": "true" });
    expect(answer.status).toBe(200);
  });

  test("a stream that breaks off reaches the caller broken, not short, and is recorded as broken", async () => {
    const answer = await chat("break-after=3; chunks=10; chunk-delay-ms=2", { stream: true });
    expect(answer.isBroken).toBe(true);
    expect(answer.chunks.length).toBeGreaterThan(0);
    const { call, responseBody } = await gateway.lastRecorded();
    expect(call).toMatchObject({ status: 200, outcome: "broken", isStream: true });
    expect(call.errorMessage).not.toBe("");
    expect(responseBody.length).toBeGreaterThan(0);
  });

  test("a JSON answer that breaks off reaches the caller broken", async () => {
    const answer = await chat("break-after=1");
    expect(answer.isBroken).toBe(true);
    expect((await gateway.lastRecorded()).call.outcome).toBe("broken");
  });

  test("a stream that stops without an end is cut after the timeout", async () => {
    const stalling = createServer((_req, res) => {
      res.writeHead(200, { "content-type": "text/event-stream" });
      res.write('data: {"choices":[]}\n\n');
    });
    servers.push(stalling);
    const url = await listen(stalling);
    const stalled = await startGateway(door, {
      variables: { OPENAI_BASE_URL: url },
      deps: { timeouts: { connectMs: 2_000, headersMs: 5_000, longHeadersMs: 5_000, bodyMs: 150 } },
    });
    try {
      const answer = await send(`${stalled.url}/v1/chat/completions`, {
        headers: jsonHeaders,
        body: chatBody({ stream: true }),
      });
      expect(answer.isBroken).toBe(true);
      expect((await stalled.lastRecorded()).call).toMatchObject({ status: -1, outcome: "timeout" });
    } finally {
      await stalled.close();
    }
  });

  /** Sends a call and leaves when `until` says so. */
  function leave(behaviour: string, stream: boolean, until: "head" | "sent"): Promise<void> {
    return new Promise((resolve) => {
      const req = request(`${gateway.url}/v1/chat/completions`, {
        method: "POST",
        headers: { ...jsonHeaders, "x-stand-in": behaviour },
        agent: false,
      });
      req.on("error", () => {});
      req.on("close", resolve);
      if (until === "head") {
        req.on("response", (res) => res.once("data", () => req.destroy()));
      }
      req.end(chatBody({ stream }));
      if (until === "sent") {
        const timer = setInterval(() => {
          if (gateway.standIn.requests.length > 0) {
            clearInterval(timer);
            req.destroy();
          }
        }, 5);
      }
    });
  }

  async function untilAborted(): Promise<void> {
    while (!gateway.standIn.requests[0]?.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  test("a caller that leaves in the middle of a stream ends the call to the provider", async () => {
    await leave("chunks=200; chunk-delay-ms=20", true, "head");
    const { call, responseBody } = await gateway.lastRecorded();
    expect(call).toMatchObject({ status: -3, outcome: "cancelled" });
    expect(responseBody.length).toBeGreaterThan(0);
    await untilAborted();
  });

  test("a caller that leaves before the answer began ends the call to the provider", async () => {
    await leave("delay-ms=100000", false, "sent");
    expect((await gateway.lastRecorded()).call).toMatchObject({ status: -3, outcome: "cancelled" });
    await untilAborted();
  });

  test("a caller that stops reading after [DONE] has a complete record", async () => {
    const never = createServer((_req, res) => {
      res.writeHead(200, { "content-type": "text/event-stream" });
      res.write("data: {}\n\ndata: [DONE]\n\n");
    });
    servers.push(never);
    const open = await gatewayTo(await listen(never));
    try {
      await new Promise<void>((resolve) => {
        const req = request(`${open.url}/v1/chat/completions`, {
          method: "POST",
          headers: jsonHeaders,
          agent: false,
        });
        req.on("error", () => {});
        req.on("response", (res) =>
          res.on("data", (part) => {
            if (String(part).includes("[DONE]")) {
              expect(open.recorded[0]?.call).toMatchObject({ outcome: "complete", status: 200 });
              req.destroy();
              resolve();
            }
          }),
        );
        req.end(chatBody({ stream: true }));
      });
      expect(open.recorded.length).toBe(1);
    } finally {
      await open.close();
    }
  });
});
