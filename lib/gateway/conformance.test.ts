import Anthropic from "@anthropic-ai/sdk";
import OpenAI, { toFile } from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { doors } from "./testing/doors";
import {
  chatBody,
  facetKey,
  type GatewayUnderTest,
  jsonHeaders,
  send,
  startGateway,
} from "./testing/gateway-under-test";

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

  const openAi = (defaultHeaders: Record<string, string> = {}) =>
    new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: facetKey, maxRetries: 0, defaultHeaders });

  /** The same request through Facet and to the provider itself. */
  async function both(path: string, body: string, headers: Record<string, string> = {}) {
    const common = { "content-type": "application/json", ...headers };
    const direct = await send(gateway.standIn.url + path, { headers: common, body });
    const through = await send(gateway.url + path, {
      headers: { ...common, "helicone-auth": `Bearer ${facetKey}` },
      body,
    });
    return { direct, through };
  }

  const paths: [name: string, path: string, body: object][] = [
    [
      "chat completions",
      "/v1/chat/completions",
      { model: "gpt-4o-mini", messages: [{ role: "user", content: "Hi" }] },
    ],
    ["completions", "/v1/completions", { model: "gpt-3.5-turbo-instruct", prompt: "Hi" }],
    ["embeddings", "/v1/embeddings", { model: "text-embedding-3-small", input: "Hi" }],
    ["responses", "/v1/responses", { model: "gpt-4o-mini", input: "Hi" }],
    [
      "messages",
      "/v1/messages",
      { model: "claude-sonnet-5", max_tokens: 9, messages: [{ role: "user", content: "Hi" }] },
    ],
  ];

  test.each(paths)("%s: the answer has the same bytes as the provider's own", async (_name, path, body) => {
    const { direct, through } = await both(path, JSON.stringify(body));
    expect(direct.status).toBe(200);
    expect(through.status).toBe(200);
    expect(through.body.equals(direct.body)).toBe(true);
    expect(through.headers["content-type"]).toBe(direct.headers["content-type"]);
    expect((await gateway.lastRecorded()).responseBody).toEqual(direct.body);
  });

  test.each(paths.filter(([name]) => name !== "embeddings"))(
    "%s: the stream has the same bytes as the provider's own",
    async (_name, path, body) => {
      const { direct, through } = await both(path, JSON.stringify({ ...body, stream: true }));
      expect(direct.body.length).toBeGreaterThan(200);
      expect(through.body.toString()).toBe(direct.body.toString());
      const { call, responseBody } = await gateway.lastRecorded();
      expect(call).toMatchObject({ isStream: true, outcome: "complete", status: 200 });
      expect(call.timeToFirstTokenMs).not.toBeNull();
      expect(Buffer.from(responseBody).toString()).toContain("_tokens");
    },
  );

  test("Gemini's own format passes, JSON and stream, with the key in the query out of the record", async () => {
    const body = JSON.stringify({ contents: [{ parts: [{ text: "Hi" }] }] });
    for (const method of ["generateContent?", "streamGenerateContent?alt=sse&"]) {
      const path = `/v1beta/models/gemini-2.5-flash:${method}key=my-google-key`;
      const direct = await send(gateway.standIn.url + path, {
        headers: { "content-type": "application/json" },
        body,
      });
      const through = await send(`${gateway.url}/v1/gateway/gemini${path}`, {
        headers: { "content-type": "application/json", "helicone-auth": `Bearer ${facetKey}` },
        body,
      });
      expect(through.status).toBe(200);
      expect(through.body.toString()).toBe(direct.body.toString());
      expect(gateway.standIn.requests.at(-1)?.path).toBe(path);
    }
    const { call } = await gateway.lastRecorded(2);
    expect(call).toMatchObject({
      provider: "gemini",
      requestModel: "gemini-2.5-flash",
      path: "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
    });
    expect(JSON.stringify(gateway.recorded.map((one) => one.call))).not.toContain("my-google-key");
  });

  test("the OpenAI SDK gets the same objects through Facet and directly", async () => {
    const direct = new OpenAI({ baseURL: `${gateway.standIn.url}/v1`, apiKey: "sk-any", maxRetries: 0 });
    const ask = { model: "gpt-4o-mini", messages: [{ role: "user" as const, content: "Tell me more" }] };
    expect(await openAi().chat.completions.create(ask)).toEqual(await direct.chat.completions.create(ask));
    const collect = async (client: OpenAI) => {
      const events: unknown[] = [];
      for await (const event of await client.chat.completions.create({ ...ask, stream: true })) {
        events.push(event);
      }
      return events;
    };
    expect(await collect(openAi())).toEqual(await collect(direct));
    expect(await openAi().embeddings.create({ model: "text-embedding-3-small", input: "x" })).toEqual(
      await direct.embeddings.create({ model: "text-embedding-3-small", input: "x" }),
    );
  });

  test("the Anthropic SDK gets the same objects through Facet and directly", async () => {
    const direct = new Anthropic({ baseURL: gateway.standIn.url, apiKey: "sk-ant-any", maxRetries: 0 });
    const through = new Anthropic({ baseURL: gateway.url, apiKey: facetKey, maxRetries: 0 });
    const ask = {
      model: "claude-sonnet-5",
      max_tokens: 50,
      messages: [{ role: "user" as const, content: "Hi" }],
    };
    expect(await through.messages.create(ask)).toEqual(await direct.messages.create(ask));
    expect(gateway.standIn.requests.at(-2)?.headers["x-api-key"]).toBe("sk-operator-anthropic");
    expect(await through.messages.stream(ask).finalMessage()).toEqual(
      await direct.messages.stream(ask).finalMessage(),
    );
    expect((await gateway.lastRecorded(2)).call.provider).toBe("anthropic");
  });

  test("an upload passes as it is", async () => {
    const file = await toFile(Buffer.alloc(300_000, "wave"), "speech.wav");
    const before = await openAi()
      .audio.transcriptions.create({ file, model: "whisper-1" })
      .catch((error) => error);
    expect(before).toBeDefined();
    const received = gateway.standIn.requests.at(-1);
    expect(received?.path).toBe("/v1/audio/transcriptions");
    expect(received?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(received?.body.includes(Buffer.alloc(300_000, "wave"))).toBe(true);
    const { call, requestBody } = await gateway.lastRecorded();
    expect(call.requestBytes).toBe(received?.body.length);
    expect(Buffer.from(requestBody).equals(received?.body ?? Buffer.alloc(0))).toBe(true);
  });

  test("the record is made before the last byte goes out", async () => {
    // A caller that has the whole answer can look at once.
    for (const behaviour of ["", "chunked", "gzip"]) {
      for (const stream of [false, true]) {
        gateway.recorded.length = 0;
        const answer = await send(`${gateway.url}/v1/chat/completions`, {
          headers: { ...jsonHeaders, "x-stand-in": behaviour },
          body: chatBody({ stream }),
        });
        expect(gateway.recorded.map(({ call }) => call.requestId)).toEqual([answer.headers["helicone-id"]]);
      }
    }
  });

  test("the events of a stream arrive one by one, as the provider sends them", async () => {
    const answer = await send(`${gateway.url}/v1/chat/completions`, {
      headers: { ...jsonHeaders, "x-stand-in": "chunks=8; chunk-delay-ms=15" },
      body: chatBody({ stream: true }),
    });
    const events = answer.body.toString().split("\n\n").filter(Boolean).length;
    expect(answer.chunks.length).toBeGreaterThanOrEqual(events - 1);
    expect(answer.chunks.every((chunk) => chunk.endsWith("\n\n"))).toBe(true);
  });

  test("an encoded answer passes as it is and is recorded with its encoding", async () => {
    const answer = await send(`${gateway.url}/v1/chat/completions`, {
      headers: { ...jsonHeaders, "accept-encoding": "gzip, zstd;q=0.5", "x-stand-in": "gzip" },
      body: chatBody(),
    });
    expect(answer.headers["content-encoding"]).toBe("gzip");
    expect(gateway.standIn.requests.at(-1)?.headers["accept-encoding"]).toBe("gzip");
    const { call, responseBody } = await gateway.lastRecorded();
    expect(call.responseContentEncoding).toBe("gzip");
    expect(answer.body.equals(responseBody)).toBe(true);
  });

  test("a caller that asks for the usage of a stream gets it", async () => {
    const body = chatBody({ stream: true, stream_options: { include_usage: true } });
    const { direct, through } = await both("/v1/chat/completions", body);
    expect(direct.body.toString()).toContain('"prompt_tokens"');
    expect(through.body.toString()).toBe(direct.body.toString());
  });

  test("Helicone-Stream-Usage shows the usage that Facet asks for", async () => {
    const answer = await send(`${gateway.url}/v1/chat/completions`, {
      headers: { ...jsonHeaders, "Helicone-Stream-Usage": "true" },
      body: chatBody({ stream: true }),
    });
    expect(answer.body.toString()).toContain('"prompt_tokens"');
  });

  test("a stream of a provider that tells usage by itself is not asked for it", async () => {
    const body = chatBody({ model: "x/y", stream: true });
    await send(`${gateway.url}/v1/gateway/openrouter/api/v1/chat/completions`, {
      headers: jsonHeaders,
      body,
    });
    expect(gateway.standIn.requests.at(-1)?.body.toString()).toBe(body);
  });

  test("calls without a body pass", async () => {
    const answer = await send(`${gateway.url}/v1/models`, {
      method: "GET",
      headers: { authorization: `Bearer ${facetKey}` },
    });
    expect(gateway.standIn.requests.at(-1)).toMatchObject({ method: "GET", path: "/v1/models" });
    expect(answer.headers["helicone-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect((await gateway.lastRecorded()).call).toMatchObject({
      method: "GET",
      path: "/v1/models",
      provider: "openai",
    });
  });
});
