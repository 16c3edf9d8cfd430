import fc from "fast-check";
import { expect, test } from "vitest";
import { type Filter, normalize, parseText, printText } from "@/lib/filters";
import { arbitraryCondition, arbitraryFilter } from "@/lib/filters/arbitrary.test-support";
import { conjunctsOf } from "@/lib/filters/without-field";
import {
  addPart,
  appendAt,
  groupPieces,
  moveAt,
  negateAt,
  negatePieces,
  partAt,
  removeAt,
  removePieces,
  replaceAt,
  toggleGroupAt,
  unwrapAt,
  wrapAt,
} from "./edit";

function read(text: string): Filter {
  const result = parseText(text);
  if (!result.ok) throw new Error(result.issue.message);
  return result.filter;
}

const add = (filter: string, part: string) => printText(addPart(read(filter), read(part)));

test("a second value of the same field makes one condition on both", () => {
  expect(add("model:a", "model:b")).toBe("model:(a OR b)");
  expect(add("model:(a OR b)", "model:b")).toBe("model:(a OR b)");
  expect(add("-user:a cost:>1", "-user:b")).toBe("NOT user:(a OR b) AND cost:>1");
  expect(add("property.Feature:a", "property.feature:b")).toBe("property.Feature:(a OR b)");
});

test("other conditions stand side by side, each once", () => {
  expect(add("model:a", "-model:b")).toBe("model:a AND NOT model:b");
  expect(add("cost:>1", "cost:>2")).toBe("cost:>1 AND cost:>2");
  expect(add("cost:>1", "cost:>1")).toBe("cost:>1");
  expect(add("model:a OR user:b", "cost:>1")).toBe("(model:a OR user:b) AND cost:>1");
});

test("chosen pieces become a group at the place of the first", () => {
  const filter = read("model:a cost:>1 user:b");
  expect(printText(groupPieces(filter, [0, 2], "or"))).toBe("(model:a OR user:b) AND cost:>1");
  expect(groupPieces(filter, [1], "or")).toBe(filter);
});

test("pieces are removed and negated by their places", () => {
  const filter = read("model:a cost:>1 user:b");
  expect(printText(removePieces(filter, [0, 2]))).toBe("cost:>1");
  expect(printText(removePieces(read("model:a OR user:b"), [0]))).toBe("");
  expect(printText(negatePieces(filter, [0, 1]))).toBe("NOT model:a AND NOT cost:>1 AND user:b");
});

test("a group changes between any and all, and a part can be asked for the other way round", () => {
  const filter = read("cost:>1 (model:a OR user:b)");
  expect(printText(toggleGroupAt(filter, [1]))).toBe("cost:>1 AND model:a AND user:b");
  expect(printText(negateAt(filter, [1]))).toBe("cost:>1 AND NOT (model:a OR user:b)");
  expect(printText(negateAt(read("cost:>1 NOT (model:a OR user:b)"), [1]))).toBe(
    "cost:>1 AND (model:a OR user:b)",
  );
});

test("a group that loses its last part but one is no group any more", () => {
  expect(printText(removeAt(read("cost:>1 (model:a OR user:b)"), [1, 0]))).toBe("cost:>1 AND user:b");
});

test("parts of a draft can be moved, wrapped, unwrapped and added without being normalized away", () => {
  const draft: Filter = { type: "and", children: [read("model:a"), read("user:b")] };
  const wrapped = wrapAt(draft, [1]);
  expect(partAt(wrapped, [1])?.type).toBe("or");
  expect(unwrapAt(wrapped, [1])).toEqual(draft);
  expect(partAt(appendAt(wrapped, [1], read("cost:>1")), [1, 1])).toEqual(read("cost:>1"));
  expect(moveAt(draft, [1], -1)).toEqual({ type: "and", children: [read("user:b"), read("model:a")] });
  expect(moveAt(draft, [0], -1)).toBe(draft);
});

test("negating every condition twice gives the filter again", () => {
  fc.assert(
    fc.property(fc.array(arbitraryCondition, { minLength: 2, maxLength: 4 }), (children) => {
      const filter = normalize({ type: "and", children });
      const places = conjunctsOf(filter).map((_, place) => place);
      expect(negatePieces(negatePieces(filter, places), places)).toEqual(filter);
    }),
    { numRuns: 200 },
  );
});

test("adding what is there changes nothing, and nothing added is lost", () => {
  fc.assert(
    fc.property(arbitraryFilter, arbitraryFilter, (tree, more) => {
      const filter = normalize(tree);
      const part = normalize(more);
      const once = addPart(filter, part);
      expect(addPart(once, part)).toEqual(once);
    }),
    { numRuns: 200 },
  );
});

test("replacing a part by itself changes nothing", () => {
  fc.assert(
    fc.property(arbitraryFilter, (tree) => {
      const filter = normalize(tree);
      for (const place of conjunctsOf(filter).keys()) {
        const part = partAt(filter, [place]);
        if (filter.type === "and" && part) expect(replaceAt(filter, [place], part)).toEqual(filter);
      }
    }),
    { numRuns: 100 },
  );
});
