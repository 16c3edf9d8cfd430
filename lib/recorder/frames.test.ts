import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFrame, encodeFrame, FrameBatch, frameAt, frameKinds, nextFrameAt } from "./frames";

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
          const found = checkFrame(buffer, at);
          if (found.state !== "frame") {
            throw new Error(found.state);
          }
          const decoded = frameAt(buffer, at);
          expect(decoded.kind).toBe(frame.kind);
          expect(decoded.metadata.toString()).toBe(frame.metadata);
          expect([...decoded.request]).toEqual([...frame.request]);
          expect([...decoded.response]).toEqual([...frame.response]);
          at += found.bytes;
        }
        expect(at).toBe(buffer.byteLength);
      }),
    );
  });

  it("of any size survive, whether they are put together in memory or written in pieces", () => {
    for (const size of [0, 1, 64 * 1024, 128 * 1024 - 24, 128 * 1024, 3 * 1024 * 1024]) {
      const body = Buffer.alloc(size, "x");
      for (const metadata of ["{}", "ü".repeat(size)]) {
        const buffer = Buffer.concat(encodeFrame(frameKinds.call, metadata, body, body));
        expect(checkFrame(buffer, 0)).toEqual({ state: "frame", bytes: buffer.byteLength });
        expect(frameAt(buffer, 0).metadata.toString() === metadata).toBe(true);
        expect(frameAt(buffer, 0).response.equals(body)).toBe(true);
      }
    }
  });

  it("of any sizes are the same bytes, in the same order, when they are written together", () => {
    const frames = fc.array(
      fc.tuple(fc.integer({ max: 2_000, min: 0 }), fc.constantFrom(0, 1, 900, 90_000, 300_000)),
      { maxLength: 6 },
    );
    const batch = new FrameBatch();
    fc.assert(
      fc.property(fc.array(frames, { minLength: 1, maxLength: 3 }), (batches) => {
        for (const sizes of batches) {
          const parts = sizes.map(
            ([metadata, body]) => ["ü".repeat(metadata), Buffer.alloc(body, String(metadata))] as const,
          );
          for (const [metadata, body] of parts) batch.add(frameKinds.call, metadata, body, body);
          const together = Buffer.concat(batch.take());
          const alone = parts.map(([metadata, body]) =>
            Buffer.concat(encodeFrame(frameKinds.call, metadata, body, body)),
          );
          expect(together.equals(Buffer.concat(alone))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("torn at any byte are incomplete, never a frame and never taken for damage", () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const whole = encoded(frame);
        for (let length = 0; length < whole.byteLength; length++) {
          expect(checkFrame(whole.subarray(0, length), 0).state).toBe("incomplete");
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
        expect(checkFrame(damaged, 0).state).not.toBe("frame");
      }),
    );
  });

  it("are found again behind damage, also when a body holds the magic bytes", () => {
    const good = Buffer.concat(encodeFrame(frameKinds.call, "{}", Buffer.from("FCT1 FCT1")));
    const buffer = Buffer.concat([Buffer.from("FCT1 rubbish FCT1"), good]);
    expect(checkFrame(buffer, 0).state).not.toBe("frame");
    expect(nextFrameAt(buffer, 1)).toBe(buffer.byteLength - good.byteLength);
    expect(nextFrameAt(buffer, buffer.byteLength - good.byteLength + 1)).toBe(-1);
  });
});
