import fc from "fast-check";
import { expect, test } from "vitest";
import { normalize } from "@/lib/filters";
import { arbitraryFilter } from "@/lib/filters/arbitrary.test-support";
import { parseFilterParam, printFilterParam, withoutUnread } from "./filter-param";

test("what the link holds is read back as it was written", () => {
  fc.assert(
    fc.property(arbitraryFilter, (filter) => {
      const normal = normalize(filter);
      const text = printFilterParam({ filter: normal, unread: [] });
      expect(parseFilterParam(text)).toEqual({ filter: normal, unread: [] });
    }),
    { numRuns: 300 },
  );
});

test("a piece that cannot be read spoils no other, says why, and stays in the link", () => {
  const text = "v1,model:equals:gpt-5,color:equals:red,or(user:equals:a,cost:gt:x)";
  const param = parseFilterParam(text);
  expect(param.filter).toEqual({ type: "condition", field: "model", operator: "equals", value: "gpt-5" });
  expect(param.unread.map((piece) => piece.text)).toEqual([
    "color:equals:red",
    "or(user:equals:a,cost:gt:x)",
  ]);
  expect(param.unread[0]?.reason).toContain('There is no field "color"');
  expect(param.unread[1]?.reason).toContain("is not a number");
  expect(printFilterParam(param)).toBe(text);
});

test("an unread piece goes when a reader removes it, and the rest stays", () => {
  const param = parseFilterParam("v1,color:equals:red,model:equals:gpt-5");
  const [piece] = param.unread;
  if (!piece) throw new Error("the piece was read");
  expect(printFilterParam(withoutUnread(param, piece))).toBe("v1,model:equals:gpt-5");
});

test("no text in a link is dropped without a word", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."v1,:()~am and or not".split("")), maxLength: 30 }),
      (text) => {
        const param = parseFilterParam(text);
        const again = parseFilterParam(printFilterParam(param));
        expect(again).toEqual(param);
        if (text !== "") expect(printFilterParam(param)).not.toBe("");
      },
    ),
    { numRuns: 500 },
  );
});
