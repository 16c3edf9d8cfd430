import fc from "fast-check";
import { expect, test } from "vitest";
import { UsageStripper } from "./strip-usage";

function through(chunks: Buffer[]): string {
  const stripper = new UsageStripper();
  const out = chunks.map((chunk) => stripper.push(chunk));
  return Buffer.concat([...out, stripper.flush()].filter((part) => part !== undefined)).toString();
}

function cut(bytes: Buffer, places: number[]): Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

/** An OpenAI stream with and without `include_usage`. Vendors put the usage in different places. */
function openAiStream(texts: string[], newline: string, withUsage: boolean, isUsageFirst: boolean): string {
  const usage = withUsage ? { usage: null } : {};
  const events: object[] = texts.map((content) => ({
    id: "c",
    ...(isUsageFirst ? usage : {}),
    choices: [{ index: 0, delta: { content } }],
    ...(isUsageFirst ? {} : usage),
    obfuscation: "x7",
  }));
  if (withUsage) {
    events.push({ id: "c", choices: [], usage: { prompt_tokens: 1 }, obfuscation: "" });
  }
  return [...events.map((event) => JSON.stringify(event)), "[DONE]"]
    .map((data) => `data: ${data}${newline}${newline}`)
    .join("");
}

test("a stream that was asked for usage becomes the one that was not, wherever the chunks are cut", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constant('"usage":null'),
          fc.constant(',"usage":null}'),
          fc.constant('\n\n"usage"'),
        ),
      ),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      fc.array(fc.nat(), { maxLength: 12 }),
      (texts, newline, isUsageFirst, places) => {
        const asked = Buffer.from(openAiStream(texts, newline, true, isUsageFirst));
        expect(through(cut(asked, places))).toBe(openAiStream(texts, newline, false, isUsageFirst));
      },
    ),
  );
});

test("events leave as soon as they are whole", () => {
  const stripper = new UsageStripper();
  expect(stripper.push(Buffer.from('data: {"a":1}\n\ndata: {"b"'))?.toString()).toBe('data: {"a":1}\n\n');
  expect(stripper.push(Buffer.from(":2}\n\n"))?.toString()).toBe('data: {"b":2}\n\n');
});

test.each([
  'data: {"choices":[{"delta":{}}],"usage":{"prompt_tokens":1}}\n\n',
  'data: {"choices":[],"prompt_filter_results":[]}\n\n',
  'data: {"error":{"message":"\\"usage\\""}}\n\n',
  ': comment about "usage"\n\n',
  'data: not json "usage"\n\n',
  'data: {"cut "usage',
])("what carries more than usage passes as it is: %j", (text) => {
  expect(through([Buffer.from(text)])).toBe(text);
});

test("a provider that never ends its event does not fill the memory", () => {
  const stripper = new UsageStripper();
  const chunk = Buffer.alloc(600_000, "x");
  expect(stripper.push(chunk)).toBeUndefined();
  expect(stripper.push(chunk)?.length).toBe(1_200_000);
});
