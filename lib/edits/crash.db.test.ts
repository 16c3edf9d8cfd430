import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/clickhouse/database";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { emptyFilter } from "@/lib/filters/tree";
import { foldPropertyEditEvents } from "@/lib/queries/fold-property-edit-events";
import { processSingleton } from "@/lib/registry";
import { ownFacet } from "@/test/api";
import { openTestDatabase, type TestDatabase } from "@/test/database";
import {
  addEdit,
  expectedAfter,
  type Properties,
  propertiesOf,
  smallStepRunner,
  storeRequests,
} from "./edits.test-support";
import { type EditSpec, keysOf } from "./operation";

ownFacet();

let opened: TestDatabase;
const crash = { countdown: Number.POSITIVE_INFINITY, after: false, isDead: false, die: () => {} };

beforeAll(async () => {
  opened = await openTestDatabase();
  processSingleton("database", () => new LazyDatabase(async () => mortal(opened.database)));
});
afterAll(() => opened.close());

/** A database that from a chosen statement on does nothing any more, as for a process that was killed. */
function mortal(database: Database): Database {
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (!crash.isDead) crash.countdown -= 1;
    const strikes = crash.countdown < 0;
    if (crash.isDead || (strikes && !crash.after)) die();
    const result = await work();
    if (strikes) die();
    return result;
  };
  return {
    query: (statement, row) => step(() => database.query(statement, row)),
    queryBytes: (statement, format) => step(() => database.queryBytes(statement, format)),
    command: (statement) => step(() => database.command(statement)),
    insert: (table, lines, tag, token) => step(() => database.insert(table, lines, tag, token)),
    ping: () => database.ping(),
    close: () => database.close(),
  };
}

function die(): never {
  crash.isDead = true;
  crash.die();
  throw new Error("the process was killed here");
}

/** Runs all edits with a crash at the given statement, then once more with nothing in the way. */
async function runWithCrash(statement: number, after: boolean): Promise<boolean> {
  const first = smallStepRunner();
  Object.assign(crash, { countdown: statement, after, isDead: false, die: () => void first.close() });
  await first.idle().catch(() => undefined);
  await first.close();
  const hasCrashed = crash.isDead;
  Object.assign(crash, { countdown: Number.POSITIVE_INFINITY, isDead: false });
  const second = smallStepRunner();
  await second.idle();
  await second.close();
  return hasCrashed;
}

const before: Properties[] = [{ env: "a" }, {}, { env: "b", environment: "c" }, { env: "", other: "y" }];
const specs: Record<string, EditSpec> = {
  "a bulk edit": {
    operation: { type: "patch", set: [["env", "x"]], remove: ["other"] },
    scope: { type: "filter", filter: emptyFilter, beforeMs: Date.now() + 3_600_000 },
  },
  "a merge": {
    operation: { type: "move", from: "env", to: "environment", keep: "target" },
    scope: { type: "holders", key: "env" },
  },
};

describe("a crash", () => {
  test.each([
    ["before", "a bulk edit"],
    ["after", "a bulk edit"],
    ["after", "a merge"],
  ])(
    "right %s any statement of %s or its undo leaves nothing half done",
    async (moment, name) => {
      const spec = specs[name];
      if (!spec) throw new Error(name);
      for (let statement = 0, crashed = true; crashed; statement++) {
        const { organizationId, requestIds } = await storeRequests(before);
        const edit = await addEdit(organizationId, spec);
        const editCrashed = await runWithCrash(statement, moment === "after");
        const after = before.map((own) => expectedAfter(own, spec));
        expect(await propertiesOf(requestIds)).toEqual(after);
        const changed = before.filter(
          (own, index) => JSON.stringify(own) !== JSON.stringify(after[index]),
        ).length;
        const progress = await foldPropertyEditEvents(organizationId, [edit.id]);
        expect(progress.get(edit.id)).toMatchObject({ state: "done", changed });

        const restore: EditSpec = {
          operation: { type: "restore", keys: keysOf(spec.operation) },
          scope: { type: "edited", editId: edit.id },
        };
        const undo = await addEdit(organizationId, restore, edit.id);
        const undoCrashed = await runWithCrash(statement, moment === "after");
        expect(await propertiesOf(requestIds)).toEqual(before);
        const undone = await foldPropertyEditEvents(organizationId, [undo.id]);
        expect(undone.get(undo.id)).toMatchObject({ state: "done", changed });
        crashed = editCrashed || undoCrashed;
      }
    },
    600_000,
  );
});
