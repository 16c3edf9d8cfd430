import { describe, expect, it } from "vitest";
import { parseText } from "./text/parse";
import { printText } from "./text/print";
import { withoutField } from "./without-field";

function without(text: string, field: Parameters<typeof withoutField>[1]): string {
  const parsed = parseText(text);
  if (!parsed.ok) throw new Error(text);
  return printText(withoutField(parsed.filter, field));
}

describe("a filter without one field", () => {
  it.each([
    ["model:gpt-5", "", "the only condition"],
    ["model:gpt-5 AND user:ann", "user:ann", "a condition joined by AND"],
    ["model:(a OR b) AND user:ann", "user:ann", "a list of values"],
    ["(model:a OR model:~b) AND user:ann", "user:ann", "a group that speaks of it alone"],
    ["NOT model:gpt-* AND user:ann", "user:ann", "a negation of it"],
    ["model:a AND model:b AND user:ann", "user:ann", "every such condition"],
  ])("%s loses the field: %s (%s)", (text, rest) => {
    expect(without(text, "model")).toBe(rest);
  });

  it.each([
    "model:a OR user:ann",
    "(model:a OR user:ann) AND status:200",
    "NOT (model:a AND user:ann)",
    "user:ann AND request_model:a",
  ])("%s keeps what is bound up with other fields", (text) => {
    expect(without(text, "model")).toBe(text);
  });

  it("takes properties without regard to case, and no other property", () => {
    expect(without("property.Env:a AND property.app:b", { property: "ENV" })).toBe("property.app:b");
  });
});
