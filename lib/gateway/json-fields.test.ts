import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMembers, memberValue, withoutMember } from "./json-fields";

/** JSON text of an object with white space and escapes of any kind. */
const objectText = fc
  .tuple(
    fc.dictionary(
      fc.oneof(fc.constantFrom("model", "stream", "stream_options"), fc.string({ unit: "binary" })),
      fc.jsonValue({ stringUnit: "binary" }),
    ),
    fc.constantFrom(undefined, 1, "\t", " \n"),
    fc.boolean(),
  )
  .map(([value, indent, escapes]) => {
    const text = JSON.stringify(value, null, indent);
    return escapes ? text.replace(/m(?=odel)/g, "\\u006d") : text;
  });

const wanted = ["model", "stream", "stream_options"] as const;
const parseObject = (text: string): Record<string, unknown> => JSON.parse(text);

describe("findMembers", () => {
  test("tells the same values as JSON.parse", () => {
    fc.assert(
      fc.property(objectText, (text) => {
        const json = Buffer.from(text);
        const members = findMembers(json, wanted);
        const parsed = parseObject(text);
        expect(members).toBeDefined();
        for (const name of wanted) {
          expect(memberValue(json, members?.[name])).toEqual(
            Object.hasOwn(parsed, name) ? parsed[name] : undefined,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  test("takes the last of several members with one key, as JSON.parse does", () => {
    const json = Buffer.from('{"model":"a","model":"b"}');
    expect(memberValue(json, findMembers(json, ["model"])?.model)).toBe("b");
  });

  test("does not look into nested objects or strings", () => {
    const json = Buffer.from(String.raw`{"a":{"model":"x"},"b":"\"model\":\"y\"\\","model":"z"}`);
    expect(memberValue(json, findMembers(json, ["model"])?.model)).toBe("z");
  });

  test("finds the end of long strings with quotes and backslashes in any place", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', "\\", "a", "é"), { maxLength: 80 }), (parts) => {
        const json = Buffer.from(JSON.stringify({ text: parts.join(""), model: "m" }));
        expect(memberValue(json, findMembers(json, ["model"])?.model)).toBe("m");
      }),
    );
  });

  test.each([
    "",
    "[]",
    "null",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":"',
    '{"a":[1',
    "{a:1}",
    '{"a":1}x',
    '{"a":1,}',
  ])("gives up on %j", (text) => {
    expect(findMembers(Buffer.from(text), ["a"])).toBeUndefined();
  });

  test("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom("", "{", '{"', '{"a":'),
        (bytes, start) => {
          findMembers(Buffer.concat([Buffer.from(start), bytes]), ["a"]);
        },
      ),
    );
  });
});

test("withoutMember leaves the object that JSON.parse would have without that key", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom(undefined, 2),
      (value, indent) => {
        const { usage: _, ...others } = { ...value };
        const json = Buffer.from(JSON.stringify({ ...others, usage: null }, null, indent));
        const reversed = Buffer.from(JSON.stringify({ usage: null, ...others }, null, indent));
        for (const text of [json, reversed]) {
          const member = findMembers(text, ["usage"])?.usage;
          expect(member && parseObject(withoutMember(text, member).toString())).toEqual(
            JSON.parse(JSON.stringify(others)),
          );
        }
      },
    ),
  );
});
