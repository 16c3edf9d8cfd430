import fc from "fast-check";
import { expect, test } from "vitest";
import { editBody, readBodyFields } from "./edit-body";

function edit(
  text: string,
  wanted: { model?: string; asksForUsage?: boolean },
): { text: string; addedUsage: boolean } {
  const body = Buffer.from(text);
  const fields = readBodyFields(body);
  if (!fields) {
    throw new Error("not an object");
  }
  const edited = editBody(body, fields, { model: wanted.model, asksForUsage: wanted.asksForUsage ?? false });
  return { text: edited.body.toString(), addedUsage: edited.addedUsage };
}

test("only the model's name changes; every other byte stays as it was sent", () => {
  expect(edit('{ "model" : "openai/gpt-4o",\n "seed":1.0, "x":"\\u00e9" }', { model: "gpt-4o" }).text).toBe(
    '{ "model" : "gpt-4o",\n "seed":1.0, "x":"\\u00e9" }',
  );
});

test.each([
  ['{"stream":true}', '{"stream":true,"stream_options":{"include_usage":true}}'],
  ['{"stream": true, "n":1}', '{"stream": true,"stream_options":{"include_usage":true}, "n":1}'],
  ['{"stream":true,"stream_options":null}', '{"stream":true,"stream_options":{"include_usage":true}}'],
  ['{"stream":true,"stream_options":{}}', '{"stream":true,"stream_options":{"include_usage":true}}'],
  [
    '{"stream_options":{"include_obfuscation":false},"stream":true}',
    '{"stream_options":{"include_usage":true,"include_obfuscation":false},"stream":true}',
  ],
  [
    '{"stream":true,"stream_options":{"include_usage":false}}',
    '{"stream":true,"stream_options":{"include_usage":true}}',
  ],
])("%s is asked for usage as %s", (before, after) => {
  expect(edit(before, { asksForUsage: true })).toEqual({ text: after, addedUsage: true });
});

test("a stream whose caller asked for usage stays as it is, and keeps it", () => {
  const text = '{"stream":true,"stream_options":{"include_usage":true}}';
  expect(edit(text, { asksForUsage: true })).toEqual({ text, addedUsage: false });
});

test("an edited body parses to the same value but for the edits", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (others, model) => {
      const { stream_options: _, ...rest } = { ...others };
      const before = { ...rest, model: "openai/x", stream: true };
      const after = { ...before, model, stream_options: { include_usage: true } };
      const { text } = edit(JSON.stringify(before), { model, asksForUsage: true });
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(after)));
    }),
  );
});

test("a body that is no JSON object has no fields", () => {
  expect(readBodyFields(Buffer.from("[1]"))).toBeUndefined();
  expect(readBodyFields(Buffer.from("--boundary"))).toBeUndefined();
});
