import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeCall } from "./describe";
import { anthropicAnswer, anthropicRequest } from "./fixtures/anthropic";
import { eventStream, finishedCall, type Told } from "./fixtures/finished-call";
import { geminiAnswer, geminiPath, geminiRequest } from "./fixtures/gemini";
import { chatRefusal, chatRequest, chatText, chatTools } from "./fixtures/openai-chat";
import { responsesAnswer, responsesRequest } from "./fixtures/openai-responses";

const record = (told: Told) => describeCall(finishedCall(told));
const anthropic = { provider: "anthropic", path: "/v1/messages", targetUrl: "https://api.anthropic.com" };
const gemini = {
  provider: "gemini",
  path: geminiPath,
  targetUrl: "https://generativelanguage.googleapis.com",
};

describe.each([
  { name: "chat", call: {}, request: chatRequest, answer: chatText },
  { name: "chat with tools", call: {}, request: chatRequest, answer: chatTools },
  { name: "chat refused", call: {}, request: chatRequest, answer: chatRefusal },
  {
    name: "responses",
    call: { path: "/v1/responses" },
    request: responsesRequest,
    answer: responsesAnswer,
  },
  { name: "Anthropic", call: anthropic, request: anthropicRequest, answer: anthropicAnswer },
  { name: "Gemini", call: gemini, request: geminiRequest, answer: geminiAnswer },
])("a streamed answer: $name", ({ call, request, answer }) => {
  const whole = record({ call, request, response: answer.json });
  const streamed = record({ call: { ...call, ...eventStream }, request, response: answer.stream });

  it("is put together into the object the provider answers without streaming", () => {
    expect(JSON.parse(streamed.responseBody)).toEqual(answer.json);
  });

  it("gives the same record as without streaming", () => {
    expect({ ...streamed, isStream: false }).toEqual({
      ...whole,
      responseBytes: streamed.responseBytes,
      responseBody: streamed.responseBody,
    });
    expect(whole.usage).not.toBeNull();
    expect(whole.notes).toEqual([]);
  });
});

describe("what is read from each format", () => {
  it("OpenAI's chat", () => {
    expect(record({ request: chatRequest, response: chatText.json })).toMatchObject({
      model: "gpt-4o-mini-2024-07-18",
      requestModel: "gpt-4o-mini",
      stopReason: "stop",
      userId: "user-7",
      usage: { promptTokens: 2006, completionTokens: 300, promptCacheReadTokens: 1920, reasoningTokens: 0 },
      requestPreview: "What is the capital of France?",
      responsePreview: "Paris, France.",
    });
  });

  it("OpenAI's responses", () => {
    expect(record({ request: responsesRequest, response: responsesAnswer.json })).toMatchObject({
      model: "gpt-5-mini-2025-08-07",
      stopReason: "completed",
      userId: "user-9",
      usage: { promptTokens: 75, completionTokens: 1186, promptCacheReadTokens: 64, reasoningTokens: 1024 },
      requestPreview: "Which capital has France?",
      responsePreview: "Paris it is.",
    });
  });

  it("Anthropic's messages", () => {
    expect(
      record({ call: anthropic, request: anthropicRequest, response: anthropicAnswer.json }),
    ).toMatchObject({
      model: "claude-sonnet-4-5-20250929",
      stopReason: "tool_use",
      userId: "user-8",
      usage: {
        promptTokens: 12,
        completionTokens: 150,
        promptCacheReadTokens: 5000,
        promptCacheWriteTokens: 1000,
      },
      responsePreview: "Let me look.",
    });
  });

  it("Gemini, whose candidates leave out the thoughts", () => {
    expect(record({ call: gemini, request: geminiRequest, response: geminiAnswer.json })).toMatchObject({
      model: "gemini-2.5-flash",
      requestModel: "gemini-2.5-flash",
      stopReason: "STOP",
      usage: {
        promptTokens: 1000,
        completionTokens: 250,
        promptCacheReadTokens: 400,
        reasoningTokens: 200,
      },
      requestPreview: "What is in the picture?",
      responsePreview: "A cat asleep.",
    });
  });

  it("Gemini's list of chunks, also when it broke off", () => {
    const call = { ...gemini, isStream: true };
    const whole = record({ call, request: geminiRequest, response: geminiAnswer.list });
    expect(JSON.parse(whole.responseBody)).toEqual(geminiAnswer.json);
    const cut = geminiAnswer.list.slice(0, geminiAnswer.list.lastIndexOf(" asleep"));
    const broken = record({ call: { ...call, outcome: "broken" }, response: cut });
    expect(broken.responsePreview).toBe("A cat");
  });

  it("tool calls without text in the preview", () => {
    const { responsePreview } = record({ request: chatRequest, response: chatTools.json });
    expect(responsePreview).toBe('weather({"city":"Paris"}) clock({"zone":"CET"})');
  });

  it("embeddings, as floats and as base64", () => {
    const answer = (embedding: unknown) => ({
      object: "list",
      data: [{ object: "embedding", index: 0, embedding }],
      model: "text-embedding-3-small",
      usage: { prompt_tokens: 8, total_tokens: 8 },
    });
    const base64 = Buffer.from(new Float32Array(3).buffer).toString("base64");
    for (const embedding of [[0.1, 0.2, 0.3], base64]) {
      const row = record({ request: { input: "The food was good" }, response: answer(embedding) });
      expect(row).toMatchObject({
        usage: { promptTokens: 8, completionTokens: 0 },
        costUsd: "0.00000016",
        requestPreview: "The food was good",
        responsePreview: "1 × 3 dimensions",
      });
    }
  });
});

describe("the model's name", () => {
  const answer = { model: "gpt-4o-2024-08-06", choices: [] };
  it("is the override, else the answer's, else the request's, else the path's, else unknown", () => {
    const request = { model: "gpt-4o" };
    const modelOverride = "my-model";
    const azure = { path: "/openai/deployments/my%20gpt/chat/completions?api-version=2024-10-21" };
    expect(record({ call: { modelOverride }, request, response: answer }).model).toBe("my-model");
    expect(record({ request, response: answer }).model).toBe("gpt-4o-2024-08-06");
    expect(record({ request }).model).toBe("gpt-4o");
    expect(record({ call: azure }).model).toBe("my gpt");
    expect(record({}).model).toBe("unknown");
  });

  it("loses the prefix that only the AI gateway reads", () => {
    const request = { model: "openai/gpt-4o" };
    expect(record({ call: { referrer: "ai-gateway" }, request }).requestModel).toBe("gpt-4o");
    expect(record({ call: { provider: "openrouter" }, request }).requestModel).toBe("openai/gpt-4o");
  });
});

describe("calls that did not go well", () => {
  it("tell the vendors' own words and cost nothing", () => {
    const errors: [unknown, string][] = [
      [{ error: { message: "Rate limit reached", type: "requests" } }, "Rate limit reached"],
      [{ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, "Overloaded"],
      [[{ error: { code: 429, message: "Quota exceeded" } }], "Quota exceeded"],
      [{ detail: "Not found" }, "Not found"],
      ["upstream connect error", "upstream connect error"],
    ];
    for (const [response, message] of errors) {
      const row = record({ call: { status: 429 }, request: chatRequest, response });
      expect(row).toMatchObject({ errorMessage: message, responsePreview: message, costUsd: "0" });
    }
  });

  it("keep what arrived before the stream broke, without guessing its tokens", () => {
    const half = chatText.stream.slice(0, chatText.stream.indexOf(", France") + 3);
    const row = record({
      call: { ...eventStream, status: 200, outcome: "broken", errorMessage: "The connection was lost." },
      request: chatRequest,
      response: half,
    });
    expect(row).toMatchObject({
      responsePreview: "Paris",
      usage: null,
      costUsd: null,
      errorMessage: "The connection was lost.",
      notes: ["The answer ended before the provider told its token counts."],
    });
  });

  it("keep a broken stream of responses as far as it got", () => {
    const call = { ...eventStream, outcome: "cancelled" as const };
    const row = record({ call, request: responsesRequest, response: responsesAnswer.broken });
    expect(row).toMatchObject({ responsePreview: "Paris", stopReason: "in_progress", usage: null });
  });

  it("tell an error that came in the middle of a stream", () => {
    const failure = 'event: error\ndata: {"type":"error","error":{"type":"x","message":"Overloaded"}}\n\n';
    const begun = anthropicAnswer.stream.split("\n\n").slice(0, 9).join("\n\n");
    const call = { ...anthropic, ...eventStream };
    const row = record({ call, response: `${begun}\n\n${failure}` });
    expect(row.errorMessage).toBe("Overloaded");
    expect(JSON.parse(row.responseBody)).toMatchObject({
      content: [{ thinking: "I need the weather." }, {}],
      error: { message: "Overloaded" },
    });
  });
});

describe("bodies", () => {
  it("are not kept when the caller said so, though measured and priced", () => {
    const call = { omitRequest: true, omitResponse: true };
    const row = record({ call, request: chatRequest, response: chatText.json });
    expect(row).toMatchObject({
      requestBody: "",
      responseBody: "",
      requestPreview: "",
      responsePreview: "",
      model: "gpt-4o-mini-2024-07-18",
    });
    expect(row.costUsd).not.toBeNull();
  });

  it("are decompressed, also when they broke off", () => {
    const packed = gzipSync(JSON.stringify(chatText.json));
    const call = { responseContentEncoding: "gzip" };
    const whole = record({ call, response: packed });
    expect(JSON.parse(whole.responseBody)).toEqual(chatText.json);
    const broken = record({ call, response: packed.subarray(0, packed.length - 40) });
    expect(broken.responseBody.startsWith('{"id":"chatcmpl')).toBe(true);
  });

  it("that are no text are named by type and size", () => {
    const sound = Buffer.from([0x49, 0x44, 0x33, 0x04, 0x00, 0xff, 0xfb]);
    const row = record({ call: { responseContentType: "audio/mpeg" }, response: sound });
    expect(row.responseBody).toBe("[audio/mpeg, 7 bytes]");
    expect(row.notes).toEqual([
      "The response's body is no text; what it was is kept: [audio/mpeg, 7 bytes].",
    ]);
  });

  it("of several parts keep their fields and name their files", () => {
    const form = [
      '--b1\r\nContent-Disposition: form-data; name="model"\r\n\r\nwhisper-1\r\n',
      '--b1\r\nContent-Disposition: form-data; name="file"; filename="a.mp3"\r\n',
      "Content-Type: audio/mpeg\r\n\r\n\x00\x01\x02\r\n--b1--\r\n",
    ].join("");
    const call = { requestContentType: "multipart/form-data; boundary=b1" };
    const row = record({ call, request: Buffer.from(form, "latin1"), response: { text: "Hello there." } });
    expect(JSON.parse(row.requestBody)).toEqual({
      model: "whisper-1",
      file: { filename: "a.mp3", content_type: "audio/mpeg", size_bytes: 3 },
    });
    expect(row).toMatchObject({ requestModel: "whisper-1", responsePreview: "Hello there." });
  });

  it("of any bytes under any headers make a record", () => {
    const word = fc.constantFrom(
      "gzip",
      "br",
      "deflate",
      "",
      "text/event-stream",
      "application/json",
      "text/plain; charset=utf-16",
      "multipart/form-data; boundary=x",
      "audio/mpeg",
      "no-such",
    );
    const body = fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from), fc.string().map(Buffer.from));
    fc.assert(
      fc.property(
        body,
        body,
        word,
        word,
        word,
        fc.string(),
        (request, response, asked, type, encoding, path) => {
          const call = {
            requestContentType: asked,
            responseContentType: type,
            responseContentEncoding: encoding,
            path,
          };
          const row = record({ call, request, response });
          expect(row.requestId).toBe("01938000-0000-7000-8000-000000000001");
          expect(row.notes.join()).not.toContain("could not be read");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("nested beyond reason are kept as they were sent", () => {
    const deep = `{"choices":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    expect(record({ response: deep }).responseBody).toBe(deep);
  });
});
