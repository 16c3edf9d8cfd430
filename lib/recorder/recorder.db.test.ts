import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { defaultOrganizationId } from "@/lib/organizations";
import { describeOnBothEngines } from "@/test/both-engines";
import { finishedCall } from "@/test/calls";
import type { TestDatabase } from "@/test/database";
import { storedIds, storedProperties, testRecorder } from "@/test/recorders";

const awkward: [string, string][] = [
  ["environment", "prod"],
  ["a.b", "dotted"],
  ["a", "short"],
  ["qu\"ote'`\\%2e", "x\\y'\"z"],
  ["emoji 😀", "\u0000\n\t ünï"],
  ["__proto__", "proto"],
  ["constructor", ""],
  ["number", "0123"],
  ["date", "2024-01-01"],
  ["null", "null"],
  ["half", "a\ud800b"],
];

describeOnBothEngines("the recorder", (open) => {
  let opened: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    opened = await open();
    database = opened.database;
  });
  afterAll(() => opened.close());

  describe("recordSoon", () => {
    it("keeps calls that end together before what waits for them, also when a flush comes between", async () => {
      const recorder = testRecorder(database);
      const calls = Array.from({ length: 5 }, () => finishedCall());
      const pendingThen: number[] = [];
      for (const call of calls) recorder.recordSoon(call, () => pendingThen.push(recorder.health().pending));
      expect(pendingThen).toEqual([]);
      await new Promise((resolve) => setImmediate(resolve));
      expect(pendingThen).toEqual([5, 5, 5, 5, 5]);

      const last = finishedCall();
      let isAnswered = false;
      recorder.recordSoon(last, () => {
        isAnswered = true;
      });
      await recorder.flush(10_000);
      expect(isAnswered).toBe(true);
      const ids = [...calls, last].map(({ call }) => call.requestId);
      expect(await storedIds(database, "requests")).toEqual(expect.arrayContaining(ids));
      await recorder.close();
    });

    it("goes on with the others when what waits for one fails", async () => {
      const recorder = testRecorder(database);
      let isAnswered = false;
      recorder.recordSoon(finishedCall(), () => {
        throw new Error("The caller is gone.");
      });
      recorder.recordSoon(finishedCall(), () => {
        isAnswered = true;
      });
      await recorder.flush(10_000);
      expect(isAnswered).toBe(true);
      await recorder.close();
    });
  });

  describe("record", () => {
    it("stores a call with its bodies and every property as it was sent", async () => {
      const recorder = testRecorder(database);
      const finished = finishedCall(
        { properties: awkward },
        { request: '{"a":"ü\\n"}', response: "plain\ntext" },
      );
      recorder.record(finished);
      await recorder.flush(10_000);

      const { requestId, createdAtMs } = finished.call;
      expect(await storedProperties(database, requestId)).toEqual(
        Object.fromEntries(awkward.map(([key, value]) => [key, value.replace("\ud800", "\ufffd")])),
      );
      const [row] = await database.query(
        {
          sql: `SELECT toUnixTimestamp64Milli(created_at) AS at, toString(cost_usd) AS cost, prompt_tokens AS tokens,
            request_body, response_body
          FROM requests INNER JOIN request_bodies USING (organization_id, request_id)
          WHERE request_id = {requestId: UUID}`,
          params: { requestId },
          tag: "test",
        },
        z.unknown(),
      );
      expect(row).toEqual({
        at: createdAtMs,
        cost: "0.000123456789",
        tokens: null,
        request_body: '{"a":"ü\\n"}',
        response_body: "plain\ntext",
      });
      expect(recorder.health()).toMatchObject({
        pending: 0,
        pendingBytes: 0,
        oldestPendingAtMs: null,
        dropped: 0,
      });
      await recorder.close();
    });

    it("lets the last of two keys win that differ by case only, and remembers each spelling once", async () => {
      const recorder = testRecorder(database);
      const calls = [1, 2].map(() =>
        finishedCall({
          properties: [
            ["Feature", "first"],
            ["FEATURE", "last"],
          ],
        }),
      );
      for (const call of calls) {
        recorder.record(call);
        await recorder.flush(10_000);
      }
      expect(await storedProperties(database, calls[0]?.call.requestId ?? "")).toEqual({ feature: "last" });
      const spellings = await database.query(
        { sql: "SELECT spelling FROM property_keys WHERE key = 'feature' ORDER BY spelling", tag: "test" },
        z.object({ spelling: z.string() }),
      );
      expect(spellings).toEqual([{ spelling: "FEATURE" }, { spelling: "Feature" }]);
      await recorder.close();
    });

    it("keeps thousands of calls of a backlog, each once", async () => {
      const recorder = testRecorder(database);
      const ids: string[] = [];
      for (let index = 0; index < 7_000; index++) {
        const call = finishedCall();
        ids.push(call.call.requestId);
        recorder.record(call);
      }
      await recorder.flush(30_000);
      const stored = new Set(ids);
      expect((await storedIds(database, "requests")).filter((id) => stored.has(id))).toEqual(ids.toSorted());
      expect((await storedIds(database, "request_bodies")).filter((id) => stored.has(id))).toEqual(
        ids.toSorted(),
      );
      await recorder.close();
    });
  });

  describe("edit", () => {
    const organizationId = defaultOrganizationId;

    it("is seen by the next read, before and after the request has landed", async () => {
      const recorder = testRecorder(database, { gatherMs: 60_000 });
      const { call, ...bodies } = finishedCall({
        properties: [
          ["Environment", "prod"],
          ["keep", "1"],
        ],
      });
      recorder.record({ call, ...bodies });
      const { requestId } = call;
      const edit = { organizationId, requestId, set: awkward, remove: ["ENVIRONMENT"] };
      expect(await recorder.edit({ ...edit, set: [], remove: ["ENVIRONMENT"] })).toBe(true);
      expect(await storedProperties(database, requestId)).toEqual({ keep: "1" });
      expect(await recorder.edit({ ...edit, remove: ["keep"] })).toBe(true);
      const expected = Object.fromEntries(
        awkward.map(([key, value]) => [key, value.replace("\ud800", "\ufffd")]),
      );
      expect(await storedProperties(database, requestId)).toEqual(expected);
      const keys = awkward.map(([key]) => key);
      expect(await recorder.edit({ ...edit, set: [["last", "one"]], remove: keys })).toBe(true);
      expect(await storedProperties(database, requestId)).toEqual({ last: "one" });
      await recorder.close();
    });

    it("keeps the order of many edits of many requests", async () => {
      const recorder = testRecorder(database);
      const calls = Array.from({ length: 20 }, () => finishedCall().call);
      for (const call of calls) {
        recorder.record({ ...finishedCall(), call });
      }
      const known = await Promise.all(
        [1, 2, 3].flatMap((round) =>
          calls.map(({ requestId }, index) =>
            recorder.edit({
              organizationId,
              requestId,
              set: [
                ["round", `${round}`],
                [`of ${index}`, "x"],
              ],
              remove: [],
            }),
          ),
        ),
      );
      expect(known.every(Boolean)).toBe(true);
      for (const [index, { requestId }] of calls.entries()) {
        expect(await storedProperties(database, requestId)).toEqual({ round: "3", [`of ${index}`]: "x" });
      }
      await recorder.close();
    });

    it("finds a request whose id tells no time, and one whose id tells a wrong one", async () => {
      const recorder = testRecorder(database);
      const ids = ["6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "01000000-0000-7000-8000-000000000001"];
      for (const requestId of ids) {
        recorder.record(finishedCall({ requestId }));
      }
      await recorder.flush(10_000);
      for (const requestId of ids) {
        const edit = {
          organizationId,
          requestId: requestId.toUpperCase(),
          set: [["k", "v"] as const],
          remove: [],
        };
        expect(await recorder.edit(edit)).toBe(true);
        expect(await storedProperties(database, requestId)).toEqual({ k: "v" });
      }
      await recorder.close();
    });

    it("takes an edit as large as the limits allow", async () => {
      const recorder = testRecorder(database);
      const finished = finishedCall();
      recorder.record(finished);
      const set = Array.from({ length: 200 }, (_, index): [string, string] => [
        `key ${index}`,
        "some text".repeat(910),
      ]);
      const { requestId } = finished.call;
      expect(await recorder.edit({ organizationId, requestId, set, remove: [] })).toBe(true);
      expect(await storedProperties(database, requestId)).toEqual(Object.fromEntries(set));
      await recorder.close();
    });

    it("waits a moment for a request that another process is about to land", async () => {
      const here = testRecorder(database, { isDatabaseShared: true });
      const there = testRecorder(database, { gatherMs: 300 });
      const finished = finishedCall();
      const { requestId } = finished.call;
      there.record(finished);
      expect(await here.edit({ organizationId, requestId, set: [["k", "v"]], remove: [] })).toBe(true);
      expect(await storedProperties(database, requestId)).toEqual({ k: "v" });
      await Promise.all([here.close(), there.close()]);
    });

    it("of an unknown request, or of another organization's, is false and changes nothing", async () => {
      const recorder = testRecorder(database);
      const finished = finishedCall({ properties: [["mine", "1"]] });
      recorder.record(finished);
      await recorder.flush(10_000);
      const { requestId } = finished.call;
      const stranger = "00000000-0000-4000-8000-000000000002";
      const set = [["mine", "theirs"] as const];
      expect(await recorder.edit({ organizationId: stranger, requestId, set, remove: [] })).toBe(false);
      const unknown = finishedCall().call.requestId;
      expect(await recorder.edit({ organizationId, requestId: unknown, set, remove: [] })).toBe(false);
      expect(await storedProperties(database, requestId)).toEqual({ mine: "1" });
      await recorder.close();
    });
  });
});
