import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ClickHouseError } from "@clickhouse/client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Database, isBinary } from "@/lib/clickhouse/database";
import { ApiError } from "@/lib/errors";
import { defaultOrganizationId } from "@/lib/organizations";
import { finishedCall, plainRecord } from "@/test/calls";
import { openTestDatabase } from "@/test/database";
import { storedIds, storedProperties, temporaryDirectory, testRecorder } from "@/test/recorders";
import { checkFrame } from "./frames";
import { preparerHere } from "./preparer";

let real: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database: real, close } = await openTestDatabase());
});
afterEach(async () => {
  await real.command({ sql: "TRUNCATE TABLE requests", tag: "test" });
  await real.command({ sql: "TRUNCATE TABLE request_bodies", tag: "test" });
});
afterAll(() => close());

type Fault = "before" | "after" | "hang up late";

/** The real database, except that its inserts fail as listed: before they happen, or after they have. */
function faulty(faults: Fault[]): Database {
  return {
    query: (statement, row) => real.query(statement, row),
    queryBytes: (statement, format) => real.queryBytes(statement, format),
    command: (statement) => real.command(statement),
    ping: () => real.ping(),
    close: async () => {},
    insert: async (table, rows, tag, token) => {
      const fault = table === "property_keys" ? undefined : faults.shift();
      if (fault === "hang up late") {
        // The client has given up, the server has not: the rows land after the retry has asked for them.
        setTimeout(() => real.insert(table, rows, tag, token), 400);
      } else if (fault !== "before") {
        await real.insert(table, rows, tag, token);
      }
      if (fault) {
        throw new ApiError("storage_unavailable", "socket hang up");
      }
    },
  };
}

describe("a database that refuses for a while", () => {
  it.each<[string, Fault[]]>([
    ["before inserting", ["before", "before", "before"]],
    ["after having inserted", ["after", "after", "after", "after"]],
    ["in any mixture", ["before", "after", "after", "before", "after"]],
    ["and inserts later than it is asked", ["hang up late"]],
  ])("%s loses nothing and adds nothing twice", async (_, faults) => {
    const recorder = testRecorder(faulty(faults));
    const ids: string[] = [];
    for (let index = 0; index < 300; index++) {
      const call = finishedCall();
      ids.push(call.call.requestId);
      recorder.record(call);
    }
    await recorder.flush(20_000);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await storedIds(real, "requests")).toEqual(ids.toSorted());
    expect(await storedIds(real, "request_bodies")).toEqual(ids.toSorted());
    expect(recorder.health()).toMatchObject({ pending: 0, lastError: null, dropped: 0, rejected: 0 });
    await recorder.close();
  });

  it("says so while it lasts, and takes edits meanwhile that are there afterwards", async () => {
    const faults: Fault[] = ["before", "before", "before"];
    const recorder = testRecorder(faulty(faults));
    const finished = finishedCall({ properties: [["keep", "1"]] });
    recorder.record(finished);
    await expect.poll(() => recorder.health().lastError).toContain("socket hang up");
    expect(recorder.health()).toMatchObject({ pending: 1, oldestPendingAtMs: finished.call.createdAtMs });
    const { requestId } = finished.call;
    const set = [["later", "2"] as const];
    expect(await recorder.edit({ organizationId: defaultOrganizationId, requestId, set, remove: [] })).toBe(
      true,
    );
    expect(await storedProperties(real, requestId)).toBeNull();
    await recorder.flush(20_000);
    expect(await storedProperties(real, requestId)).toEqual({ keep: "1", later: "2" });
    await recorder.close();
  });

  it("drops and counts what does not fit into the spool, and throws at nobody", async () => {
    const recorder = testRecorder(faulty(Array<Fault>(50).fill("before")), { spoolBytesMax: 5_000 });
    for (let index = 0; index < 20; index++) {
      recorder.record(finishedCall());
    }
    const { pending, dropped } = recorder.health();
    expect(pending + dropped).toBe(20);
    expect(dropped).toBeGreaterThan(0);
    expect(recorder.health().pendingBytes).toBeLessThanOrEqual(5_000);
    await expect(recorder.flush(100)).rejects.toMatchObject({ code: "timeout" });
  });
});

describe("a row the database will never take", () => {
  it("goes to a file with its reason, and all others of its batch land", async () => {
    const directory = temporaryDirectory();
    const recorder = testRecorder(real, {
      directory,
      preparer: preparerHere((finished) => ({
        ...plainRecord(finished),
        ...(finished.call.requestModel === "poison" ? { costUsd: "much" } : {}),
      })),
    });
    const calls = Array.from({ length: 50 }, (_, index) =>
      finishedCall(index === 17 ? { requestModel: "poison" } : index === 31 ? { requestId: "no uuid" } : {}),
    );
    for (const call of calls) {
      recorder.record(call);
    }
    await recorder.flush(20_000);
    const good = calls.flatMap(({ call }, index) => ([17, 31].includes(index) ? [] : [call.requestId]));
    expect(await storedIds(real, "requests")).toEqual(good.toSorted());
    expect(recorder.health()).toMatchObject({ pending: 0, rejected: 2 });
    const [name] = readdirSync(directory).filter((entry) => entry.startsWith("rejected-"));
    const kept = readFileSync(join(directory, name ?? ""));
    expect(checkFrame(kept, 0).state).toBe("frame");
    expect(kept.toString()).toMatch(/poison.*no uuid/s);
    await recorder.close();
    const restarted = testRecorder(real, { directory });
    expect(restarted.health().rejected).toBe(2);
    await restarted.close();
  });

  it("is found among the others when only the database can tell", async () => {
    const recorder = testRecorder({
      ...faulty([]),
      insert: async (table, rows, tag, token) => {
        if (isBinary(rows) && Buffer.from(rows.bytes).includes("poison")) {
          throw new ClickHouseError({ message: "It cannot be read.", code: "117", type: "INCORRECT_DATA" });
        }
        await real.insert(table, rows, tag, token);
      },
    });
    const calls = Array.from({ length: 40 }, (_, index) =>
      finishedCall({ requestModel: [3, 4, 39].includes(index) ? "poison" : "sound" }),
    );
    for (const call of calls) {
      recorder.record(call);
    }
    await recorder.flush(20_000);
    const sound = calls.filter(({ call }) => call.requestModel === "sound");
    expect(await storedIds(real, "requests")).toEqual(sound.map(({ call }) => call.requestId).toSorted());
    expect(recorder.health()).toMatchObject({ pending: 0, rejected: 3 });
    await recorder.close();
  });

  it("is set aside likewise when it cannot even be described", async () => {
    const recorder = testRecorder(real, {
      preparer: preparerHere(() => {
        throw new Error("a fault in reading the answer");
      }),
    });
    recorder.record(finishedCall());
    await recorder.flush(10_000);
    expect(recorder.health()).toMatchObject({ pending: 0, rejected: 1 });
    await recorder.close();
  });
});

describe("a restart", () => {
  it("takes over what the database had not taken, and edits of it", async () => {
    const directory = temporaryDirectory();
    const before = testRecorder(faulty(Array<Fault>(100).fill("before")), { directory });
    const finished = finishedCall({ properties: [["keep", "1"]] });
    before.record(finished);
    const { requestId } = finished.call;
    await expect.poll(() => before.health().lastError).not.toBeNull();
    await before.close();
    expect(before.health().pending).toBe(1);

    const after = testRecorder(real, { directory, gatherMs: 60_000 });
    expect(after.health()).toMatchObject({ pending: 1, oldestPendingAtMs: finished.call.createdAtMs });
    const edit = {
      organizationId: defaultOrganizationId,
      requestId,
      set: [["new", "2"] as const],
      remove: [],
    };
    expect(await after.edit(edit)).toBe(true);
    expect(await storedProperties(real, requestId)).toEqual({ keep: "1", new: "2" });
    await after.close();
    expect(readdirSync(directory)).toEqual(["checkpoint.json"]);
  });
});
