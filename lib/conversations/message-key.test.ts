import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "./conversation";
import { messageText } from "./message-key";
import { readConversation } from "./read-conversation";

const message = (role: string, ...parts: Message["parts"]): Message => ({ role, parts, isAnswer: false });
const text = (value: string): Message["parts"][number] => ({ type: "text", text: value });

describe("what a message says", () => {
  test("is the same for an answer and its repetition in the next call, of either vendor", () => {
    const openai = readConversation(
      {
        messages: [
          { role: "user", content: "Weather?" },
          {
            role: "assistant",
            content: null,
            tool_calls: [
              { id: "c1", type: "function", function: { name: "look_up", arguments: '{"b": 1, "a": [2]}' } },
            ],
          },
        ],
      },
      {
        choices: [
          {
            message: {
              role: "assistant",
              reasoning_content: "They want the weather.",
              content: "",
              tool_calls: [
                { id: "c1", type: "function", function: { name: "look_up", arguments: '{"a":[2],"b":1}' } },
              ],
            },
          },
        ],
      },
    );
    const [, repeated, answer] = openai?.messages ?? [];
    expect(repeated && messageText(repeated)).toBe(answer && messageText(answer));

    const anthropic = readConversation(
      { messages: [{ role: "assistant", content: " Sunny.\n" }] },
      {
        content: [
          { type: "thinking", thinking: "…" },
          { type: "text", text: "Sunny." },
        ],
      },
    );
    const [said, heard] = anthropic?.messages ?? [];
    expect(said && messageText(said)).toBe(heard && messageText(heard));
  });

  test.each([
    [message("user", text("a")), message("assistant", text("a"))],
    [message("user", text("a")), message("user", text("b"))],
    [message("user", text("a b")), message("user", text("ab"))],
    [message("user", text("a")), message("user", text("a"), { type: "image", url: "x" })],
    [
      message("tool", { type: "toolResult", id: "1", text: "x" }),
      message("tool", { type: "toolResult", id: "2", text: "x" }),
    ],
    [
      message("assistant", { type: "toolCall", id: "1", name: "f", argumentsText: "[1,2]" }),
      message("assistant", { type: "toolCall", id: "1", name: "f", argumentsText: "[2,1]" }),
    ],
  ])("tells %j from %j", (a, b) => {
    expect(messageText(a)).not.toBe(messageText(b));
  });

  test("never fails, whatever a tool was given", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (argumentsText) => {
        const call = message("assistant", { type: "toolCall", id: "1", name: "f", argumentsText });
        expect(messageText(call)).toBe(messageText(structuredClone(call)));
      }),
    );
  });
});
