import { createServer, type RequestListener, request, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { doors } from "./testing/doors";
import { facetKey, type GatewayUnderTest, listen, send, startGateway } from "./testing/gateway-under-test";

describe.each(Object.keys(doors) as (keyof typeof doors)[])("through the %s door", (door) => {
  const servers: Server[] = [];
  const gateways: GatewayUnderTest[] = [];
  afterEach(async () => {
    await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** A gateway whose OpenAI answers as `answer` does. */
  async function gatewayTo(answer: RequestListener): Promise<GatewayUnderTest> {
    const server = createServer(answer);
    servers.push(server);
    const gateway = await startGateway(door, { variables: { OPENAI_BASE_URL: await listen(server) } });
    gateways.push(gateway);
    return gateway;
  }

  test("a slow caller makes the provider wait rather than Facet's memory grow", async () => {
    let sentBytes = 0;
    const gateway = await gatewayTo((_req, res) => {
      const chunk = Buffer.alloc(64 * 1024);
      const more = () => {
        while (sentBytes < 200 * 1024 * 1024) {
          sentBytes += chunk.length;
          if (!res.write(chunk)) {
            res.once("drain", more);
            return;
          }
        }
        res.end();
      };
      more();
    });
    const req = request(`${gateway.url}/v1/files/x/content`, {
      method: "GET",
      headers: { authorization: `Bearer ${facetKey}` },
      agent: false,
    });
    req.on("error", () => {});
    await new Promise((resolve) => req.on("response", (res) => resolve(res.pause())).end());
    let before = -1;
    while (before !== sentBytes) {
      before = sentBytes;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(sentBytes).toBeLessThan(60 * 1024 * 1024);
    req.destroy();
  });

  test("an answer larger than what is kept passes whole, and the record says what was cut", async () => {
    const gateway = await gatewayTo((_req, res) => res.end(Buffer.alloc(11 * 1024 * 1024, "x")));
    const answer = await send(`${gateway.url}/v1/files/x/content`, {
      method: "GET",
      headers: { authorization: `Bearer ${facetKey}` },
    });
    expect(answer.body.length).toBe(11 * 1024 * 1024);
    const { call, responseBody } = await gateway.lastRecorded();
    expect(responseBody.length).toBe(10 * 1024 * 1024);
    expect(call.responseBytes).toBe(11 * 1024 * 1024);
    expect(call.notes).toEqual([expect.stringContaining("first 10485760 were kept")]);
  });

  test("a large upload arrives whole, however slowly the provider reads", async () => {
    let received = 0;
    const gateway = await gatewayTo((req, res) => {
      req.on("data", (chunk: Buffer) => {
        received += chunk.length;
        req.pause();
        setImmediate(() => req.resume());
      });
      req.on("end", () => res.end("{}"));
    });
    const answer = await send(`${gateway.url}/v1/files`, {
      headers: { authorization: `Bearer ${facetKey}`, "content-type": "multipart/form-data; boundary=x" },
      body: Buffer.alloc(20 * 1024 * 1024),
    });
    expect(answer.status).toBe(200);
    expect(received).toBe(20 * 1024 * 1024);
    expect((await gateway.lastRecorded()).call.requestBytes).toBe(20 * 1024 * 1024);
  });

  test("a provider that answers before it has read the whole body does not block the caller", async () => {
    const gateway = await gatewayTo((_req, res) => {
      res.writeHead(413, { "content-type": "application/json", connection: "close" });
      res.end('{"error":{"message":"too large"}}');
    });
    const answer = await send(`${gateway.url}/v1/files`, {
      headers: { authorization: `Bearer ${facetKey}`, "content-type": "multipart/form-data; boundary=x" },
      body: Buffer.alloc(8 * 1024 * 1024),
    });
    // The end of the connection may overtake the answer, which then is a 502.
    expect([413, 502]).toContain(answer.status);
    await gateway.lastRecorded();
  });
});
