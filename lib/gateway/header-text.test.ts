import { expect, test } from "vitest";
import { headerText } from "./header-text";

const asBytes = (text: string) => Buffer.from(text, "utf8").toString("latin1");

test("bytes that form valid UTF-8 are read as such", () => {
  expect(headerText(asBytes("café ☕ 日本"))).toBe("café ☕ 日本");
});

test("bytes that are not UTF-8 are read as Latin-1", () => {
  expect(headerText("caf\u00e9")).toBe("café");
});

test("percent signs stay as they were sent", () => {
  expect(headerText("100%25 sure")).toBe("100%25 sure");
});

test("spelled-out null characters go, and lone halves of a surrogate pair are replaced", () => {
  expect(headerText("a\\u0000b")).toBe("ab");
  expect(headerText("a\\ud83db")).toBe("a\ufffdb");
  expect(headerText("\\ud83d\\ude00")).toBe("\\ud83d\\ude00");
});
