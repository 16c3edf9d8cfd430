import fc from "fast-check";
import { expect, test } from "vitest";
import { type Filter, parseText, printText } from "@/lib/filters";
import { clearChoice, onlyValue, toggleExcluded, toggleValue, valueStates } from "./values";

function read(text: string): Filter {
  const result = parseText(text);
  if (!result.ok) throw new Error(result.issue.message);
  return result.filter;
}

const feature = { property: "feature" };

test("the box adds a value to those chosen and takes it out, at the place of the field's condition", () => {
  const one = toggleValue(read("cost:>1"), "model", "a");
  expect(printText(one)).toBe("cost:>1 AND model:a");
  const two = toggleValue(read("model:a cost:>1"), "model", "b");
  expect(printText(two)).toBe("model:(a OR b) AND cost:>1");
  expect(printText(toggleValue(two, "model", "a"))).toBe("model:b AND cost:>1");
  expect(printText(toggleValue(one, "model", "a"))).toBe("cost:>1");
});

test("the label chooses one value alone, whatever was chosen or kept out", () => {
  expect(printText(onlyValue(read("model:(a OR b) -model:c cost:>1"), "model", "d"))).toBe(
    "model:d AND cost:>1",
  );
});

test("a value is chosen or kept out, never both", () => {
  const excluded = toggleExcluded(read("model:(a OR b)"), "model", "a");
  expect(printText(excluded)).toBe("model:b AND NOT model:a");
  expect(printText(toggleValue(excluded, "model", "a"))).toBe("model:(b OR a)");
});

test("requests without the property are a choice like any value", () => {
  const missing = toggleValue(read(""), feature, null);
  expect(printText(missing)).toBe("missing:property.feature");
  const both = toggleValue(missing, feature, "search");
  expect(valueStates(both, feature)(null)).toBe("included");
  expect(valueStates(both, feature)("search")).toBe("included");
  expect(printText(toggleValue(both, feature, null))).toBe("property.feature:search");
  expect(printText(toggleExcluded(read(""), feature, null))).toBe("has:property.feature");
});

test("conditions that choose no value stay when the choice is cleared", () => {
  expect(printText(clearChoice(read("model:a model:~gpt user:b"), "model"))).toBe("model:~gpt AND user:b");
});

test("each act on a value has the state it says, and twice toggled is as before", () => {
  const value = fc.constantFrom<string | null>("a", "b", "", "null", "50%", null);
  const start = fc.constantFrom(
    "",
    "cost:>1",
    "property.feature:(a OR b)",
    "-property.Feature:a",
    "user:x OR user:y",
  );
  fc.assert(
    fc.property(start, fc.array(value, { maxLength: 4 }), value, (text, before, last) => {
      const filter = before.reduce((each, one) => toggleValue(each, feature, one), read(text));
      const state = valueStates(filter, feature)(last);
      const toggled = toggleValue(filter, feature, last);
      expect(valueStates(toggled, feature)(last)).toBe(state === "included" ? "free" : "included");
      expect(valueStates(onlyValue(filter, feature, last), feature)(last)).toBe("included");
      const excluded = toggleExcluded(filter, feature, last);
      expect(valueStates(excluded, feature)(last)).toBe(state === "excluded" ? "free" : "excluded");
    }),
    { numRuns: 300 },
  );
});
