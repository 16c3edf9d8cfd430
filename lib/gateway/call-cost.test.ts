import fc from "fast-check";
import { expect, test } from "vitest";
import type { CallWithBodies } from "@/lib/call";
import { callCost } from "./call-cost";
import { describeCall } from "./describe";
import { anthropicAnswer } from "./fixtures/anthropic";
import { done, eventStream, finishedCall } from "./fixtures/finished-call";
import { geminiAnswer } from "./fixtures/gemini";
import { chatText, chatTools } from "./fixtures/openai-chat";
import { responsesAnswer } from "./fixtures/openai-responses";

const answers = { anthropicAnswer, geminiAnswer, chatText, chatTools, responsesAnswer };
const providers: Record<string, string> = { anthropicAnswer: "anthropic", geminiAnswer: "gemini" };

test.each(
  Object.entries(answers).flatMap(([name, { json, stream }]) => [
    [
      name,
      "json",
      finishedCall({ call: { provider: providers[name] ?? "openai" }, response: json }),
    ] as const,
    [
      name,
      "stream",
      finishedCall({ call: { provider: providers[name] ?? "openai", ...eventStream }, response: stream }),
    ] as const,
  ]),
)("the cost of %s as %s is the one its record tells", (_name, _form, finished) => {
  const cost = callCost(finished);
  expect(cost).not.toBeNull();
  expect(cost).toBe(describeCall(finished).costUsd);
});

const tokens = fc.integer({ min: 0, max: 1_000 });
const usage = fc.record({ prompt_tokens: tokens, completion_tokens: tokens }, { requiredKeys: [] });
const misleading = fc.constantFrom(
  '{"usage":{"prompt_tokens":7}}',
  ',"usage":{"prompt_tokens":7}}',
  '"model":"gpt-4o"',
  "\\",
  '\\"usage',
);
const said = fc.oneof(misleading, fc.string({ unit: "binary" }), fc.constant("wörd ".repeat(50)));
const nested = fc.record({ usage, model: fc.constant("gpt-4o"), text: said }, { requiredKeys: [] });
const chatAnswer = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom("id", "model", "usage", "choices", "x", "usageMetadata"), nested)),
    fc.record({ model: fc.constantFrom("gpt-4o-mini", "gpt-4.1"), usage, text: said }),
    fc.constantFrom(undefined, 1),
    fc.boolean(),
  )
  .map(([others, { model, usage: told, text }, indent, isUsageFirst]) => {
    const before = Object.fromEntries(others.slice(0, 2));
    const after = Object.fromEntries(others.slice(2));
    const own = isUsageFirst ? { usage: told, model } : { model, choices: [{ text }], usage: told };
    return JSON.stringify({ ...before, ...own, ...after }, null, indent);
  });

test("the cost of any answer is the one its record tells, whatever its members hold and however they are ordered", () => {
  fc.assert(
    fc.property(chatAnswer, (text) => {
      const finished: CallWithBodies = { ...finishedCall({}), responseBody: Buffer.from(text) };
      expect(callCost(finished)).toBe(describeCall(finished).costUsd);
    }),
    { numRuns: 2_000 },
  );
});

test("of several chunks with usage the last counts, and a word in the text counts as nothing", () => {
  const chunk = (fields: object) =>
    `data: ${JSON.stringify({ model: "gpt-4o-mini", choices: [], ...fields })}\n\n`;
  const usage = (tokens: number) => ({ usage: { prompt_tokens: tokens, completion_tokens: 1 } });
  const text = { choices: [{ index: 0, delta: { content: '{"usage":{"prompt_tokens":9}}' } }] };
  const stream = [chunk(usage(5)), chunk(usage(50)), chunk(text), done].join("");
  const finished: CallWithBodies = finishedCall({ call: eventStream, response: stream });
  expect(callCost(finished)).toBe(describeCall(finished).costUsd);
});

test("nobody knows the cost of an answer without usage, or of none", () => {
  expect(callCost(finishedCall({ response: { choices: [] } }))).toBeNull();
  expect(callCost(finishedCall({ response: "" }))).toBeNull();
  expect(
    callCost(finishedCall({ call: { responseContentEncoding: "br" }, response: "no brotli" })),
  ).toBeNull();
});
