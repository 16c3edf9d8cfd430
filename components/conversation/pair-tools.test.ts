import { expect, test } from "vitest";
import type { Message, Part } from "@/lib/conversations/conversation";
import { pairTools } from "./pair-tools";

const message = (role: string, ...parts: Part[]): Message => ({ role, parts, isAnswer: false });
const call = (id: string): Part => ({ type: "toolCall", id, name: "weather", argumentsText: "{}" });
const result = (id: string, text = "12°"): Part => ({ type: "toolResult", id, text });
const shown = (...messages: Message[]) => pairTools({ messages, tools: [] });

test("a result moves under its call, and its own message goes", () => {
  const messages = shown(message("assistant", call("a")), message("tool", result("a")), message("user"));
  expect(messages.map((each) => [each.index, each.role])).toEqual([
    [0, "assistant"],
    [2, "user"],
  ]);
  expect(messages[0]?.parts[0]).toMatchObject({ type: "toolCall", result: { text: "12°" } });
});

test("what stood beside a result stays", () => {
  const messages = shown(
    message("assistant", call("a")),
    message("user", result("a"), { type: "text", text: "and now?" }),
  );
  expect(messages[1]?.parts).toEqual([{ type: "text", text: "and now?" }]);
});

test("nothing is lost: results without a call, second results and calls without a result are all shown", () => {
  const messages = shown(
    message("tool", result("orphan")),
    message("assistant", call("a"), call("")),
    message("tool", result("a", "first")),
    message("tool", result("a", "second")),
    message("tool", result("")),
  );
  expect(messages.map((each) => each.index)).toEqual([0, 1, 3, 4]);
  expect(messages[1]?.parts).toMatchObject([{ result: { text: "first" } }, { result: null }]);
});
