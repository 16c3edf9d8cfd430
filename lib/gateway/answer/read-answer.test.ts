import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject } from "@/lib/guards";
import { anthropicAnswer } from "../fixtures/anthropic";
import { done, unnamedEvents } from "../fixtures/finished-call";
import { geminiAnswer } from "../fixtures/gemini";
import { chatText, chatTools } from "../fixtures/openai-chat";
import { responsesAnswer } from "../fixtures/openai-responses";
import { readAnswer } from "./read-answer";

const read = (text: string) => readAnswer(text, "text/event-stream").value;
const chunk = (delta: object, rest: object = {}) => ({
  id: "1",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  choices: [{ index: 0, delta, finish_reason: null }],
  ...rest,
});

const streams = [
  ["chat", chatText],
  ["chat with tools", chatTools],
  ["Anthropic", anthropicAnswer],
  ["Gemini", geminiAnswer],
  ["responses", responsesAnswer],
] as const;

describe.each(streams)("a stream of %s", (_, answer) => {
  it("may end its lines as it likes and hold comments", () => {
    const lines = answer.stream.replaceAll("\r\n", "\n");
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = lines.replaceAll("\n\n", "\n\n: keep-alive\n\n").replaceAll("\n", end);
      expect(read(text)).toEqual(answer.json);
    }
  });

  it("may lack the line that ends it", () => {
    expect(read(answer.stream.trimEnd())).toEqual(answer.json);
  });

  it("may break off anywhere: what had arrived is a part of the whole", () => {
    fc.assert(
      fc.property(fc.nat(answer.stream.length), (length) => {
        const text = readAnswer(answer.stream.slice(0, length), "text/event-stream").text;
        expect(() => JSON.stringify(text)).not.toThrow();
        const words = textsIn(read(answer.stream.slice(0, length)));
        expect(textsIn(answer.json).startsWith(words)).toBe(true);
      }),
    );
  });
});

/** The texts of an answer one after the other. */
function textsIn(value: unknown): string {
  const found: string[] = [];
  JSON.stringify(value, (key, inner) => {
    if ((key === "content" || key === "text" || key === "thinking") && typeof inner === "string") {
      found.push(inner);
    }
    return inner;
  });
  return found.join("");
}

describe("chat streams of all vendors", () => {
  it("give the same answer however the text was cut into chunks", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 20 }), (pieces) => {
        const stream = unnamedEvents([chunk({ role: "assistant", content: "" }), ...pieces.map(piece)], done);
        const value = read(stream);
        expect(isObject(value) && value.choices).toEqual([
          { index: 0, message: { role: "assistant", content: pieces.join("") }, finish_reason: null },
        ]);
      }),
    );
  });
  const piece = (content: string) => chunk({ content });

  it("take Groq's usage from where it stands", () => {
    const usage = { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 };
    const stream = unnamedEvents([chunk({ content: "a" }), chunk({}, { x_groq: { id: "r", usage } })]);
    expect(read(stream)).toMatchObject({ usage });
  });

  it("keep Azure's model although its first chunk names none", () => {
    const first = { choices: [], created: 0, id: "", model: "", object: "", prompt_filter_results: [] };
    expect(read(unnamedEvents([first, chunk({ content: "a" })], done))).toMatchObject({
      model: "m",
      id: "1",
    });
  });

  it("keep several choices apart and reasoning beside the text", () => {
    const stream = unnamedEvents([
      chunk({ reasoning_content: "Hm" }),
      { ...chunk({}), choices: [{ index: 1, delta: { content: "B" }, finish_reason: "stop" }] },
      chunk({ reasoning_content: "m." }),
      chunk({ content: "A" }),
    ]);
    expect(read(stream)).toMatchObject({
      choices: [{ message: { reasoning_content: "Hmm.", content: "A" } }, { message: { content: "B" } }],
    });
  });

  it("join Mistral's answers that change between parts and text", () => {
    const thinking = { type: "thinking", thinking: [{ type: "text", text: "Hm." }] };
    const stream = unnamedEvents([
      chunk({ content: "" }),
      chunk({ content: [thinking] }),
      chunk({ content: "A" }),
    ]);
    expect(read(stream)).toMatchObject({
      choices: [{ message: { content: [thinking, { type: "text", text: "A" }] } }],
    });
  });

  it("cannot reach an object's prototype", () => {
    const stream =
      'data: {"choices":[{"delta":{"__proto__":{"polluted":1},"content":"a"}}],"__proto__":{"x":1}}\n\n';
    expect(read(stream)).not.toHaveProperty("x");
    expect({}).not.toHaveProperty("polluted");
  });

  it("put the completions' bare text together", () => {
    const text = (piece: string, finish_reason: string | null) => ({
      id: "cmpl-1",
      object: "text_completion",
      created: 1,
      model: "gpt-3.5-turbo-instruct",
      choices: [{ text: piece, index: 0, logprobs: null, finish_reason }],
    });
    const stream = unnamedEvents([text("One", null), text(" two", null), text("", "stop")], done);
    expect(read(stream)).toEqual(text("One two", "stop"));
  });
});

describe("streams of an unknown kind", () => {
  it("stay as they are, and the last event that tells usage speaks for them", () => {
    const stream = 'data: {"type":"transcript.text.done","text":"Hi","usage":{"input_tokens":3}}\n\n';
    expect(readAnswer(stream, "text/event-stream")).toEqual({
      value: { type: "transcript.text.done", text: "Hi", usage: { input_tokens: 3 } },
      text: stream,
    });
  });
});
