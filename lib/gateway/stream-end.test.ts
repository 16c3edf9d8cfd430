import fc from "fast-check";
import { expect, test } from "vitest";
import { StreamEnd } from "./stream-end";

/** Cuts bytes into pieces at the given places. */
function cut(bytes: Buffer, places: number[]): Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

const streams = [
  'data: {"a":1}\n\ndata: [DONE]\n\n',
  'data:{"a":1}\r\n\r\ndata:[DONE]\r\n\r\n',
  'event: message_delta\ndata: {"x":"event: message_stop"}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n',
  'event: response.completed\ndata: {"response":{"usage":{"input_tokens":1}}}\n\n',
  "event: response.incomplete\r\ndata: {}\r\n\r\n",
];

test.each(streams)(
  "the end of %j is seen once its last event can be acted on, wherever the chunks are cut",
  (text) => {
    const bytes = Buffer.from(text);
    const doneAt = text.indexOf("[DONE]");
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (places) => {
        const end = new StreamEnd();
        let passed = 0;
        for (const chunk of cut(bytes, places)) {
          passed += chunk.length;
          if (end.push(chunk)) {
            break;
          }
        }
        // The chunk that was reported holds the end, and no earlier one did.
        const needed = doneAt === -1 ? text.length : doneAt + "[DONE]".length;
        expect(passed).toBeGreaterThanOrEqual(needed);
        const earlier = new StreamEnd();
        expect(earlier.push(bytes.subarray(0, needed - 1))).toBe(false);
      }),
    );
  },
);

test("text that only quotes an ending mark does not end the stream", () => {
  const end = new StreamEnd();
  expect(end.push(Buffer.from('data: {"text":"data: [DONE]"}\n\n: event: message_stop\n\n'))).toBe(false);
});
