import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { doors } from "./testing/doors";
import {
  chatBody,
  facetKey,
  type GatewayUnderTest,
  jsonHeaders,
  type RawAnswer,
  readOnlyKey,
  send,
  startGateway,
} from "./testing/gateway-under-test";

const json = { "content-type": "application/json" };
const errorOf = (answer: RawAnswer): { message: string; type: string; code: string } =>
  JSON.parse(answer.body.toString()).error;

describe.each(Object.keys(doors) as (keyof typeof doors)[])("through the %s door", (door) => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGateway(door);
  });
  beforeEach(() => {
    gateway.recorded.length = 0;
    gateway.standIn.requests.length = 0;
  });
  afterAll(() => gateway.close());

  const chat = (
    headers: Record<string, string | string[]>,
    fields: object = {},
    path = "/v1/chat/completions",
  ) => send(gateway.url + path, { headers: { ...json, ...headers }, body: chatBody(fields) });
  const received = () => gateway.standIn.requests.at(-1);

  const places: [name: string, headers: Record<string, string>, path?: string][] = [
    ["Helicone-Auth", { "Helicone-Auth": `Bearer ${facetKey}` }],
    ["Authorization", { Authorization: `Bearer ${facetKey}` }],
    ["Authorization with bearer in lower case", { Authorization: `bearer ${facetKey}` }],
    ["x-api-key", { "x-api-key": facetKey }],
    ["x-goog-api-key", { "x-goog-api-key": facetKey }],
    ["api-key", { "api-key": facetKey }],
    ["the path", {}, `/${facetKey}/v1/chat/completions`],
    ["the query", {}, `/v1/chat/completions?key=${facetKey}`],
    [
      "every place at once",
      { "Helicone-Auth": `Bearer ${facetKey}`, Authorization: `Bearer ${facetKey}`, "x-api-key": facetKey },
    ],
  ];

  test.each(places)(
    "Facet's key is taken from %s, stays here, and the operator's key goes out",
    async (_name, headers, path) => {
      const answer = await chat(headers, {}, path);
      expect(answer.status).toBe(200);
      const request = received();
      expect(request?.headers.authorization).toBe("Bearer sk-operator-openai");
      expect(`${request?.path} ${request?.rawHeaders} ${request?.body}`).not.toContain(facetKey);
      expect(request?.path).toBe("/v1/chat/completions");
      expect(JSON.stringify((await gateway.lastRecorded()).call)).not.toContain(facetKey);
    },
  );

  test.each([
    ["beside Helicone-Auth", { "Helicone-Auth": `Bearer ${facetKey}`, Authorization: "Bearer sk-own" }],
    ["behind a comma", { Authorization: `Bearer ${facetKey}, Bearer sk-own` }],
    ["before a comma", { Authorization: `Bearer sk-own,${facetKey}` }],
  ])("the caller's own key for the provider goes out, %s", async (_name, headers) => {
    expect((await chat(headers)).status).toBe(200);
    expect(received()?.headers.authorization).toBe("Bearer sk-own");
    expect(String(received()?.rawHeaders)).not.toContain(facetKey);
  });

  test("without a valid key the answer is a 401 that names the places", async () => {
    const attempts: Record<string, string>[] = [
      {},
      { Authorization: "Bearer sk-wrong" },
      { "x-api-key": "wrong" },
    ];
    for (const headers of attempts) {
      const answer = await chat(headers);
      expect(answer.status).toBe(401);
      expect(errorOf(answer)).toMatchObject({ type: "authentication_error", code: "unauthorized" });
      expect(errorOf(answer).message).toMatch(/Helicone-Auth: Bearer .*x-api-key.*path/);
      expect(answer.headers["helicone-id"]).toBeDefined();
      expect(answer.headers["x-helicone-error"]).toBe("unauthorized");
    }
    expect(gateway.standIn.requests).toEqual([]);
    expect(gateway.recorded).toEqual([]);
  });

  test("a missing word Bearer is named", async () => {
    expect(errorOf(await chat({ "Helicone-Auth": facetKey })).message).toContain('"Bearer" is missing');
  });

  test("a wrong key in the path is a 401, and a path that is no gateway's a 404", async () => {
    expect((await chat({}, {}, "/sk-wrong/v1/chat/completions")).status).toBe(401);
    const answer = await chat(jsonHeaders, {}, "/nowhere/v1/chat/completions");
    expect(answer.status).toBe(404);
    expect(errorOf(answer).message).toContain("/v1/gateway/{provider}/");
  });

  test("a key that may only read is refused", async () => {
    const answer = await chat({ Authorization: `Bearer ${readOnlyKey}` });
    expect(answer.status).toBe(403);
    expect(errorOf(answer).message).toContain("write permission");
  });

  test("a provider without any key is a 401 that names the variable", async () => {
    const answer = await chat(jsonHeaders, { model: "mistral-large-latest" });
    expect(answer.status).toBe(401);
    expect(errorOf(answer).message).toContain("MISTRAL_API_KEY");
  });

  test("an unknown model is a 400 that shows the form provider/model", async () => {
    const answer = await chat(jsonHeaders, { model: "foo-bar-9000" });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain("openai/foo-bar-9000");
  });

  test("a body without a model is a 400 that says so", async () => {
    const answer = await send(`${gateway.url}/v1/chat/completions`, {
      headers: jsonHeaders,
      body: "no json",
    });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain('"model"');
  });

  test("a body too large to find the model in is a 413 that names the way out", async () => {
    const body = chatBody({ padding: "x".repeat(17 * 1024 * 1024) });
    for (const headers of [jsonHeaders, { ...jsonHeaders, "transfer-encoding": "chunked" }]) {
      const answer = await send(`${gateway.url}/v1/chat/completions`, { headers, body });
      expect(answer.status).toBe(413);
      expect(errorOf(answer).message).toContain("/v1/gateway/{provider}/");
    }
  });

  test("a body of that size passes where the provider is named", async () => {
    const body = chatBody({ padding: "x".repeat(17 * 1024 * 1024) });
    for (const headers of [jsonHeaders, { ...jsonHeaders, "transfer-encoding": "chunked" }]) {
      const answer = await send(`${gateway.url}/v1/gateway/openai/v1/chat/completions`, { headers, body });
      expect(answer.status).toBe(200);
      expect(received()?.body.equals(Buffer.from(body))).toBe(true);
    }
    const { call, requestBody } = await gateway.lastRecorded(2);
    expect(requestBody.length).toBe(10 * 1024 * 1024);
    expect(call.requestBytes).toBe(body.length);
    expect(call.notes).toEqual([expect.stringContaining("request")]);
  });

  test("the provider is chosen by the model, and its prefix is taken off", async () => {
    const cases: [model: string, provider: string, sent: string, path: string][] = [
      ["gpt-4o-mini", "openai", "gpt-4o-mini", "/v1/chat/completions"],
      ["openai/gpt-4o", "openai", "gpt-4o", "/v1/chat/completions"],
      ["claude-sonnet-5", "anthropic", "claude-sonnet-5", "/v1/chat/completions"],
      ["google/gemini-2.5-pro", "gemini", "gemini-2.5-pro", "/v1beta/openai/chat/completions"],
      ["openrouter/anthropic/claude-x", "openrouter", "anthropic/claude-x", "/api/v1/chat/completions"],
    ];
    for (const [model, provider, sent, path] of cases) {
      const answer = await chat(jsonHeaders, { model });
      expect(answer.headers["helicone-provider"]).toBe(provider);
      expect(answer.headers["helicone-model"]).toBe(sent);
      expect(received()?.path).toBe(path);
      expect(received()?.body.toString()).toBe(chatBody({ model: sent }));
      expect((await gateway.lastRecorded()).call).toMatchObject({
        provider,
        requestModel: sent,
        referrer: "ai-gateway",
        path,
      });
    }
  });

  test.each([
    "/v1/gateway/openai/v1/chat/completions",
    "/v1/gateway/oai/chat/completions",
    "/chat/completions",
  ])("%s reaches the same place", async (path) => {
    expect((await chat(jsonHeaders, {}, path)).status).toBe(200);
    expect(received()?.path).toBe("/v1/chat/completions");
  });

  test("an SDK whose base URL has no /v1 works", async () => {
    const client = new OpenAI({ baseURL: gateway.url, apiKey: facetKey, maxRetries: 0 });
    const completion = await client.chat.completions.create({ model: "gpt-4o-mini", messages: [] });
    expect(completion.object).toBe("chat.completion");
  });

  test("an unknown name of a provider is a 400 that lists the known ones", async () => {
    const answer = await chat(jsonHeaders, {}, "/v1/gateway/acme/v1/chat/completions");
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toMatch(/"acme".*openai.*Helicone-Target-Url/);
  });

  test.each([
    "http://127.0.0.1:9/",
    "http://localhost:9",
    "http://169.254.169.254/latest",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
  ])("the target %s is refused", async (target) => {
    const answer = await chat({ ...jsonHeaders, "Helicone-Target-Url": target });
    expect(answer.status).toBe(403);
    expect(errorOf(answer).message).toContain("FACET_ALLOW_PRIVATE_TARGETS=1");
  });

  test.each(["ftp://example.com", "not a url", "https://user:pass@example.com"])(
    "the target %s is a 400",
    async (target) => {
      const answer = await chat({ ...jsonHeaders, "Helicone-Target-Url": target });
      expect(answer.status).toBe(400);
      expect(errorOf(answer).message).toContain("https://api.example.com");
    },
  );

  test("browsers may call from anywhere", async () => {
    const preflight = await send(`${gateway.url}/v1/chat/completions`, {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example.com",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,helicone-property-app",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "authorization,helicone-property-app",
    });
    const answer = await chat({ ...jsonHeaders, origin: "https://app.example.com" });
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect(answer.headers["access-control-expose-headers"]).toContain("helicone-id");
    expect(answer.headers["access-control-expose-headers"]).toContain("X-Request-ID");
    const refused = await chat({ origin: "https://app.example.com" });
    expect(refused.headers["access-control-allow-origin"]).toBe("*");
  });

  test("/helicone/test tells what was understood, and no key", async () => {
    const headers = { ...jsonHeaders, "Helicone-Property-App": "mobile", "Helicone-User-Id": "ann" };
    const answer = await send(`${gateway.url}/helicone/test`, { method: "GET", headers });
    const told = JSON.parse(answer.body.toString());
    expect(told).toMatchObject({ userId: "ann" });
    expect(Object.entries(told.properties).map(([key, value]) => [key.toLowerCase(), value])).toEqual([
      ["app", "mobile"],
    ]);
    expect(answer.body.toString()).not.toContain(facetKey);
    expect((await send(`${gateway.url}/helicone/test`, { method: "GET" })).status).toBe(401);
  });
});

describe("where private targets are allowed", () => {
  test("a target URL wins over routing by model, and its path is kept", async () => {
    const gateway = await startGateway("node:http", { deps: { allowPrivateTargets: true } });
    try {
      for (const target of [gateway.standIn.url, `${gateway.standIn.url}/v1`]) {
        const answer = await send(`${gateway.url}/v1/chat/completions`, {
          headers: {
            ...json,
            "Helicone-Auth": `Bearer ${facetKey}`,
            Authorization: "Bearer own",
            "Helicone-Target-Url": target,
          },
          body: chatBody({ model: "whatever" }),
        });
        expect(answer.status).toBe(200);
        expect(gateway.standIn.requests.at(-1)).toMatchObject({ path: "/v1/chat/completions" });
      }
      expect((await gateway.lastRecorded(2)).call).toMatchObject({
        provider: "127.0.0.1",
        targetUrl: gateway.standIn.url,
        requestModel: "whatever",
        referrer: "",
      });
    } finally {
      await gateway.close();
    }
  });
});
