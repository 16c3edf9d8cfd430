import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeCall } from "@/lib/gateway/describe";
import { finishedCall } from "@/test/calls";
import { bundleTypeScript } from "@/test/child-process";
import { temporaryDirectory } from "@/test/recorders";
import { encodeFrame, frameKinds } from "./frames";
import type { RulesByOrganization } from "./prepare-batch";
import { preparerHere } from "./preparer";
import { PreparerThread } from "./preparer-thread";
import { nextStretch, type Stretch } from "./read-frames";
import { Spool } from "./spool";

let threadPath: string;

beforeAll(async () => {
  threadPath = await bundleTypeScript("lib/recorder/preparer-worker.ts");
});
afterAll(() => rmSync(threadPath, { force: true }));

const organizationId = "00000000-0000-4000-8000-000000000001";
const rules: RulesByOrganization = new Map([
  [organizationId, new Map([["env", { action: "rename", target: "environment", keep: "target" }]])],
]);

/** A spool with calls, an edit, and a frame nobody can read. */
function stretchOfAll(): Stretch {
  const spool = new Spool({ directory: temporaryDirectory(), bytesMax: 1024 ** 3 }, null);
  const bodies = { request: '{"model":"gpt-4o-mini"}', response: "héllo \ud83d\udc8e" };
  for (const properties of [
    [["Env", "a"]],
    [
      ["env", "b"],
      ["x.y", ""],
    ],
    [],
  ] as [string, string][][]) {
    const { call, requestBody, responseBody } = finishedCall({ organizationId, properties }, bodies);
    spool.append(encodeFrame(frameKinds.call, JSON.stringify(call), requestBody, responseBody));
  }
  const span = { fromMs: 1, toMs: 2 };
  const edit = { organizationId, requestId: "x", set: [["env", "c"]], remove: [], span };
  spool.append(encodeFrame(frameKinds.edit, JSON.stringify(edit)));
  spool.append(encodeFrame(frameKinds.call, "no JSON"));
  const stretch = nextStretch(spool, { framesMax: 100, bytesMax: 1024 ** 2 });
  if (!stretch) throw new Error("The spool is empty.");
  return stretch;
}

it("prepares just what is prepared without a thread, batch after batch", async () => {
  const thread = new PreparerThread(threadPath);
  const here = preparerHere(describeCall);
  for (const stretch of [stretchOfAll(), stretchOfAll()]) {
    const expected = await here.prepare(stretch, rules);
    const batch = await thread.prepare(stretch, rules);
    expect(expected.rejects).toHaveLength(1);
    expect(expected.requests.rows).toHaveLength(3);
    const plain = { keys: expected.keys.map((key) => ({ ...key, seenAtMs: expect.any(Number) })) };
    expect(batch).toEqual({
      ...expected,
      ...plain,
      requests: { ...expected.requests, bytes: new Uint8Array(expected.requests.bytes) },
      bodies: { ...expected.bodies, bytes: new Uint8Array(expected.bodies.bytes) },
    });
  }
  await thread.close();
});

it("tells when the thread ends instead of answering, and starts another one for the next batch", async () => {
  const mortal = join(temporaryDirectory(), "mortal.mjs");
  writeFileSync(
    mortal,
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(3));',
  );
  const thread = new PreparerThread(mortal);
  await expect(thread.prepare(stretchOfAll(), rules)).rejects.toThrow("ended with code 3");
  writeFileSync(
    mortal,
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("a fault"); });',
  );
  await expect(thread.prepare(stretchOfAll(), rules)).rejects.toThrow("a fault");
  writeFileSync(mortal, `import ${JSON.stringify(threadPath)};`);
  expect((await thread.prepare(stretchOfAll(), rules)).requests.rows).toHaveLength(3);
  await thread.close();
});

it("passes on what is wrong with the spool itself", async () => {
  const thread = new PreparerThread(threadPath);
  const path = temporaryDirectory();
  await expect(thread.prepare({ ...stretchOfAll(), path }, rules)).rejects.toThrow("EISDIR");
  await thread.close();
});
