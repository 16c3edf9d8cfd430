import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFrame, encodeFrame, frameKinds, nextFrameAt } from "./frames";

const bytes = fc.uint8Array({ maxLength: 300 });
const anyFrame = fc.record({
  kind: fc.constantFrom(...Object.values(frameKinds)),
  metadata: fc.string({ unit: "grapheme" }),
  request: bytes,
  response: bytes,
});

function encoded(frame: typeof anyFrame extends fc.Arbitrary<infer Value> ? Value : never): Buffer {
  return Buffer.concat(encodeFrame(frame.kind, frame.metadata, frame.request, frame.response));
}

describe("frames", () => {
  it("survive encoding and decoding, one after another", () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 5 }), (frames) => {
        const buffer = Buffer.concat(frames.map(encoded));
        let at = 0;
        for (const frame of frames) {
          const decoded = decodeFrame(buffer, at);
          if (decoded.state !== "frame") {
            throw new Error(decoded.state);
          }
          expect(decoded.frame.kind).toBe(frame.kind);
          expect(decoded.frame.metadata.toString()).toBe(frame.metadata);
          expect([...decoded.frame.request]).toEqual([...frame.request]);
          expect([...decoded.frame.response]).toEqual([...frame.response]);
          at += decoded.bytes;
        }
        expect(at).toBe(buffer.byteLength);
      }),
    );
  });

  it("of any size survive, whether they are put together in memory or written in pieces", () => {
    for (const size of [0, 1, 64 * 1024, 128 * 1024 - 24, 128 * 1024, 3 * 1024 * 1024]) {
      const body = Buffer.alloc(size, "x");
      for (const metadata of ["{}", "ü".repeat(size)]) {
        const decoded = decodeFrame(Buffer.concat(encodeFrame(frameKinds.call, metadata, body, body)), 0);
        expect(decoded.state === "frame" && decoded.frame.metadata.toString() === metadata).toBe(true);
        expect(decoded.state === "frame" && decoded.frame.response.equals(body)).toBe(true);
      }
    }
  });

  it("torn at any byte are incomplete, never a frame and never taken for damage", () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const whole = encoded(frame);
        for (let length = 0; length < whole.byteLength; length++) {
          expect(decodeFrame(whole.subarray(0, length), 0).state).toBe("incomplete");
        }
      }),
      { numRuns: 20 },
    );
  });

  it("with any one byte changed are not accepted", () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(), fc.integer({ min: 1, max: 255 }), (frame, where, change) => {
        const damaged = encoded(frame);
        const at = where % damaged.byteLength;
        damaged.writeUInt8(damaged.readUInt8(at) ^ change, at);
        expect(decodeFrame(damaged, 0).state).not.toBe("frame");
      }),
    );
  });

  it("are found again behind damage, also when a body holds the magic bytes", () => {
    const good = Buffer.concat(encodeFrame(frameKinds.call, "{}", Buffer.from("FCT1 FCT1")));
    const buffer = Buffer.concat([Buffer.from("FCT1 rubbish FCT1"), good]);
    expect(decodeFrame(buffer, 0).state).not.toBe("frame");
    expect(nextFrameAt(buffer, 1)).toBe(buffer.byteLength - good.byteLength);
    expect(nextFrameAt(buffer, buffer.byteLength - good.byteLength + 1)).toBe(-1);
  });
});
