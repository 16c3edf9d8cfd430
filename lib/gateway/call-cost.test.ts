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
