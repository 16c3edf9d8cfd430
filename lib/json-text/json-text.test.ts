import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonNode, parseJsonText } from "./parse";
import { countNodes, findNode, jsonLines, printJson } from "./tree";

const parsed = (text: string): JsonNode => {
  const node = parseJsonText(text);
  if (!node) throw new Error(`not JSON: ${text}`);
  return node;
};

test("reads exactly what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, indent) => {
      const pretty = JSON.stringify(JSON.parse(text), null, indent);
      expect(JSON.parse(printJson(parsed(pretty)))).toEqual(JSON.parse(pretty));
    }),
  );
});

test("refuses exactly what JSON.parse refuses", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"a"',
    ":",
    ",",
    "1",
    "-",
    "01",
    "1.",
    "true",
    "nul",
    " ",
    '"\\x"',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(parseJsonText(text) !== null).toBe(isJson);
    }),
    { numRuns: 2000 },
  );
});

test("numbers keep their digits and strings their escapes' meaning", () => {
  const text = '{"id":12345678901234567890,"price":1.10,"s":"a\\n\\u00e9"}';
  expect(printJson(parsed(text))).toBe(
    '{\n  "id": 12345678901234567890,\n  "price": 1.10,\n  "s": "a\\né"\n}',
  );
});

test("a value knows the text it came from", () => {
  const text = ' {"data": {"request_body": {"n": 1.0} }} ';
  const node = findNode(parsed(text), ["data", "request_body"]);
  expect(node && text.slice(node.start, node.end)).toBe('{"n": 1.0}');
  expect(findNode(parsed(text), ["data", "nothing", "here"])).toBeUndefined();
});

test("nesting beyond reason is answered, not crashed on", () => {
  expect(parseJsonText("[".repeat(100_000))).toBeNull();
});

describe("the lines of the tree", () => {
  const root = parsed('{"a": {"b": [1, {"deep": "needle"}]}, "odd key": null}');
  const paths = (state: Partial<Parameters<typeof jsonLines>[1]>) =>
    jsonLines(root, { toggled: new Set(), openDepth: 1, search: "", ...state }).map((line) => line.path);

  test("open down to a depth, and by toggling", () => {
    expect(paths({})).toEqual(["$", "$.a", '$["odd key"]']);
    expect(paths({ toggled: new Set(["$.a"]) })).toEqual(["$", "$.a", "$.a.b", '$["odd key"]']);
    expect(paths({ toggled: new Set(["$"]) })).toEqual(["$"]);
  });

  test("a search shows each match with the way to it, and what is unfolded besides", () => {
    const lines = jsonLines(root, { toggled: new Set(), openDepth: 0, search: "NEEDLE" });
    expect(lines.map((line) => line.path)).toEqual(["$", "$.a", "$.a.b", "$.a.b[1]", "$.a.b[1].deep"]);
    expect(lines.filter((line) => line.isMatch).map((line) => line.path)).toEqual(["$.a.b[1].deep"]);
    expect(paths({ search: "b", toggled: new Set(["$.a.b"]) })).toEqual([
      "$",
      "$.a",
      "$.a.b",
      "$.a.b[0]",
      "$.a.b[1]",
    ]);
  });

  test("counting stops at the limit", () => {
    expect(countNodes(root, 100)).toBe(7);
    expect(countNodes(root, 3)).toBe(3);
  });
});
