import { expect, test } from "vitest";
import { emptyFilter, parseText, printText } from "@/lib/filters";
import { narrowedTo } from "./narrow";

const tier = { property: "tier" };
const read = (text: string) => {
  const parsed = parseText(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.filter;
};

test("an empty value and a missing property lead to different requests", () => {
  expect(printText(narrowedTo(emptyFilter, tier, ""))).toBe("empty:property.tier");
  expect(printText(narrowedTo(emptyFilter, tier, null))).toBe("missing:property.tier");
  expect(printText(narrowedTo(emptyFilter, "user", null))).toBe("missing:user");
});

test.each([
  ["model:a AND property.tier:free", "gold", "model:a AND property.tier:gold"],
  ["property.tier:(free OR gold)", "gold", "property.tier:gold"],
  ["property.tier:*ol* AND NOT property.tier:free", "gold", "property.tier:*ol* AND property.tier:gold"],
])("%s narrowed to %s is one value, never one more", (text, value, narrowed) => {
  expect(printText(narrowedTo(read(text), tier, value))).toBe(narrowed);
});
