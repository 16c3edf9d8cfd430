import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Provider, startProvider } from "./index";

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

const openai = () => new OpenAI({ baseURL: `${provider.url}/v1`, apiKey: "sk-test", maxRetries: 0 });
const anthropic = () => new Anthropic({ baseURL: provider.url, apiKey: "sk-test", maxRetries: 0 });
const messages = [{ role: "user" as const, content: "Where is my order?" }];
const post = (path: string, body: unknown, standIn = "") =>
  fetch(`${provider.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-stand-in": standIn },
    body: JSON.stringify(body),
  });

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) {
    items.push(item);
  }
  return items;
}

describe("the stand-in provider", () => {
  it("answers the same request with the same bytes", async () => {
    const bodies = await Promise.all(
      [1, 2].map(async () => (await post("/v1/chat/completions", { model: "gpt-4o", messages })).text()),
    );
    expect(bodies[0]).toBe(bodies[1]);
  });

  it("streams to OpenAI's SDK the text it answers without streaming, and the usage last", async () => {
    const whole = await openai().chat.completions.create({ model: "gpt-4o-mini", messages });
    const stream = await openai().chat.completions.create({
      model: "gpt-4o-mini",
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = await collect(stream);
    expect(chunks.at(-1)?.choices).toEqual([]);
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe(
      whole.choices[0]?.message.content,
    );
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
    expect(whole.model).toBe("gpt-4o-mini-2024-07-18");
  });

  it("calls the tool that OpenAI's and Anthropic's SDK offer", async () => {
    const parameters = { type: "object" as const, properties: { city: { type: "string" } } };
    const chat = await openai().chat.completions.create({
      model: "gpt-4o",
      messages,
      tools: [{ type: "function", function: { name: "weather", parameters } }],
    });
    expect(chat.choices[0]?.finish_reason).toBe("tool_calls");
    const message = await anthropic()
      .messages.stream({
        model: "claude-sonnet-4-5",
        max_tokens: 100,
        messages,
        tools: [{ name: "weather", input_schema: parameters }],
      })
      .finalMessage();
    expect(message.content.at(-1)).toMatchObject({ type: "tool_use", input: { city: "some city" } });
  });

  it("ends a Responses stream with the object it answers without streaming", async () => {
    const body = { model: "gpt-5-mini", input: "Where is my order?" };
    const whole = await openai().responses.create(body);
    const events = await collect(await openai().responses.create({ ...body, stream: true }));
    const last = events.at(-1);
    expect(last?.type === "response.completed" && last.response.usage).toEqual(whole.usage);
  });

  it("tells the token counts it is told to tell", async () => {
    const path = "/v1beta/models/gemini-2.5-flash:generateContent";
    const wanted = "prompt-tokens=100; completion-tokens=50; reasoning-tokens=30; cached-tokens=10";
    const answer = await (await post(path, { contents: [] }, wanted)).json();
    expect(answer).toMatchObject({
      usageMetadata: {
        promptTokenCount: 100,
        candidatesTokenCount: 20,
        thoughtsTokenCount: 30,
        cachedContentTokenCount: 10,
        totalTokenCount: 150,
      },
    });
  });

  it("answers with the vendor's error body when asked for a status", async () => {
    const answer = await post("/v1/messages", { messages }, "status=529");
    expect(answer.status).toBe(529);
    expect(await answer.json()).toMatchObject({ type: "error", error: { type: "overloaded_error" } });
  });

  it("refuses a wish it does not know", async () => {
    expect((await post("/v1/chat/completions", {}, "chunk=3")).status).toBe(400);
  });

  it("breaks a stream after as many events as asked", async () => {
    const answer = await post("/v1/chat/completions", { stream: true, messages }, "break-after=3");
    const received: string[] = [];
    await expect(async () => {
      const decoder = new TextDecoder();
      for await (const part of answer.body ?? []) {
        received.push(decoder.decode(part));
      }
    }).rejects.toThrow();
    expect(received.join("").split("\n\n").length - 1).toBe(3);
  });

  it("keeps what it received, and that a caller went away", async () => {
    const abort = new AbortController();
    const call = fetch(`${provider.url}/v1/models?x=1`, {
      headers: { "x-stand-in": "hang" },
      signal: abort.signal,
    });
    await expect.poll(() => provider.requests.at(-1)?.path).toBe("/v1/models?x=1");
    abort.abort();
    await expect(call).rejects.toThrow();
    await expect.poll(() => provider.requests.at(-1)?.aborted).toBe(true);
  });
});
