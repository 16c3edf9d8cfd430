import { appendFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { temporaryDirectory } from "@/test/recorders";
import { encodeFrame, frameAt, frameKinds } from "./frames";
import { Pacer } from "./pacer";
import { nextStretch, readFrames } from "./read-frames";
import { Spool } from "./spool";
import { readCheckpoint, segmentPath, writeCheckpoint } from "./spool-files";

const limits = { framesMax: 1_000, bytesMax: 1024 * 1024 };
const roomy = { bytesMax: 1024 ** 3 };

function frame(name: string, bodyBytes = 10): Uint8Array[] {
  return [Buffer.concat(encodeFrame(frameKinds.call, name, Buffer.alloc(bodyBytes, "x")))];
}

/** Everything that is pending, by the frames' names, marking it done on the way. */
async function drained(spool: Spool, chosen = limits): Promise<{ names: string[]; damaged: number }> {
  const names: string[] = [];
  let damaged = 0;
  for (;;) {
    const stretch = nextStretch(spool, chosen);
    if (!stretch) {
      return { names, damaged };
    }
    const batch = await readFrames(stretch, new Pacer());
    names.push(...batch.starts.map((at) => frameAt(batch.buffer, at).metadata.toString()));
    damaged += batch.damaged;
    spool.advance(batch.end);
  }
}

describe("the spool", () => {
  it("gives back what was appended, in order, across segments and processes", async () => {
    const directory = temporaryDirectory();
    const names = Array.from({ length: 50 }, (_, index) => `frame ${index}`);
    const first = new Spool({ directory, ...roomy, segmentBytesMax: 500 }, null);
    for (const name of names.slice(0, 30)) {
      expect(first.append(frame(name))).toBe(true);
    }
    const second = new Spool({ directory, ...roomy, segmentBytesMax: 500 }, null);
    for (const name of names.slice(30)) {
      second.append(frame(name));
    }
    expect((await drained(second)).names).toEqual(names);
    expect(second.pendingBytes).toBe(0);
    second.close();
    expect(readdirSync(directory)).toEqual([]);
  });

  it("reads frames larger than what it reads at once", async () => {
    const spool = new Spool({ directory: temporaryDirectory(), ...roomy }, null);
    spool.append(frame("small"));
    spool.append(frame("large", 100_000));
    spool.append(frame("last"));
    expect(await drained(spool, { framesMax: 10, bytesMax: 64 })).toEqual({
      names: ["small", "large", "last"],
      damaged: 0,
    });
  });

  it("keeps every whole frame when the last one is torn at any byte, and says nothing", async () => {
    const whole = Buffer.concat(frame("torn"));
    for (let length = 0; length < whole.byteLength; length++) {
      const directory = temporaryDirectory();
      new Spool({ directory, ...roomy }, null).append(frame("whole"));
      appendFileSync(segmentPath(directory, 2), whole.subarray(0, length));
      const spool = new Spool({ directory, ...roomy }, null);
      spool.append(frame("next"));
      expect(await drained(spool)).toEqual({ names: ["whole", "next"], damaged: 0 });
    }
  });

  it("passes over damage in the middle, counts it and goes on with the next whole frame", async () => {
    for (const damage of ["rubbish", "FCT1", Buffer.concat(frame("broken")).subarray(0, 30)]) {
      const directory = temporaryDirectory();
      const parts = [...frame("before"), Buffer.from(damage), ...frame("after"), ...frame("last")];
      writeFileSync(segmentPath(directory, 1), Buffer.concat(parts));
      const spool = new Spool({ directory, ...roomy }, null);
      expect(await drained(spool)).toEqual({ names: ["before", "after", "last"], damaged: 1 });
    }
  });

  it("refuses what is over its limit and takes calls again once the database has caught up", async () => {
    const spool = new Spool({ directory: temporaryDirectory(), bytesMax: 200 }, null);
    expect(spool.append(frame("one", 100))).toBe(true);
    expect(spool.append(frame("two", 100))).toBe(false);
    await drained(spool);
    expect(spool.append(frame("three", 100))).toBe(true);
    expect((await drained(spool)).names).toEqual(["three"]);
  });

  it("begins where the checkpoint says", async () => {
    const directory = temporaryDirectory();
    const spool = new Spool({ directory, ...roomy }, null);
    spool.append(frame("done"));
    writeCheckpoint(directory, { done: spool.end, batchEnd: null });
    spool.append(frame("pending"));
    const restarted = new Spool({ directory, ...roomy }, readCheckpoint(directory)?.done ?? null);
    expect(restarted.pendingBytes).toBe(Buffer.concat(frame("pending")).byteLength);
    expect((await drained(restarted)).names).toEqual(["pending"]);
  });

  it("begins with its first frame when the checkpoint cannot be read", async () => {
    const directory = temporaryDirectory();
    new Spool({ directory, ...roomy }, null).append(frame("kept"));
    writeFileSync(`${directory}/checkpoint.json`, "");
    expect(readCheckpoint(directory)).toBeNull();
    const restarted = new Spool({ directory, ...roomy }, null);
    expect((await drained(restarted)).names).toEqual(["kept"]);
  });

  it("is readable by nobody else", () => {
    const directory = temporaryDirectory();
    new Spool({ directory, ...roomy }, null).append(frame("secret"));
    expect(statSync(segmentPath(directory, 2)).mode & 0o077).toBe(0);
  });

  it("survives a segment that somebody cut short", async () => {
    const directory = temporaryDirectory();
    const spool = new Spool({ directory, ...roomy }, null);
    spool.append(frame("whole"));
    spool.append(frame("cut"));
    spool.close();
    truncateSync(segmentPath(directory, 2), Buffer.concat(frame("whole")).byteLength + 5);
    expect((await drained(new Spool({ directory, ...roomy }, null))).names).toEqual(["whole"]);
  });

  it("goes on when somebody cuts or deletes a segment under it", async () => {
    for (const spoil of [rmSync, (path: string) => truncateSync(path, 0)]) {
      const directory = temporaryDirectory();
      const spool = new Spool({ directory, ...roomy, segmentBytesMax: 50 }, null);
      spool.append(frame("spoilt"));
      spool.append(frame("whole"));
      spoil(segmentPath(directory, 2));
      expect(await drained(spool)).toEqual({ names: ["whole"], damaged: 1 });
    }
  });
});
