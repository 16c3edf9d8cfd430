import fc from "fast-check";
import { expect, test } from "vitest";
import { type Filter, parseText, printText } from "@/lib/filters";
import { keepOrder, pinnedFirst } from "./order";
import { boundsOf, withBounds } from "./range";

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh".split("")), { maxLength: 8 });

test("what stays keeps its order, what is new follows, and nothing is lost or invented", () => {
  fc.assert(
    fc.property(ids, ids, (shown, next) => {
      const kept = keepOrder(shown, next);
      expect([...kept].sort()).toEqual([...next].sort());
      expect(kept.filter((id) => shown.includes(id))).toEqual(shown.filter((id) => next.includes(id)));
    }),
  );
});

test("pinned facets stand first in the order of their pins; pins of what is not there are passed over", () => {
  expect(pinnedFirst(["a", "b", "c"], ["c", "x", "b"])).toEqual(["c", "b", "a"]);
});

function read(text: string): Filter {
  const result = parseText(text);
  if (!result.ok) throw new Error(result.issue.message);
  return result.filter;
}

test("bounds are read from the filter and written in their place, in the units people type", () => {
  const filter = read("model:a latency:>=100 latency:<5000");
  expect(boundsOf(filter, "latency")).toEqual({ min: "100", max: "5000" });
  const next = withBounds(filter, "latency", { min: "0.5s", max: "" });
  expect(next.ok && printText(next.filter)).toBe("model:a AND latency:>=500");
  const money = withBounds(read(""), "cost", { min: "$0.05", max: "1" });
  expect(money.ok && printText(money.filter)).toBe("cost:>=0.05 AND cost:<=1");
});

test("a bound that is no number is refused with a sentence", () => {
  expect(withBounds(read(""), "cost", { min: "much", max: "" })).toMatchObject({
    ok: false,
    message: expect.stringContaining("is not a number"),
  });
});
