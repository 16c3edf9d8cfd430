import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { emptyFilter } from "@/lib/filters/tree";
import { foldPropertyEditEvents } from "@/lib/queries/fold-property-edit-events";
import { applyEdits } from "@/lib/recorder/apply-edits";
import { describeApiOnBothEngines } from "@/test/api";
import type { EditRunner } from "./edit-runner";
import {
  addEdit,
  awkwardKeys,
  awkwardValues,
  expectedAfter,
  type Properties,
  propertiesOf,
  smallStepRunner,
  storeRequests,
} from "./edits.test-support";
import { type EditSpec, keysOf } from "./operation";

const key = fc.constantFrom(...awkwardKeys);
const value = fc.constantFrom(...awkwardValues);
const rows = fc.array(
  fc.array(fc.tuple(key, value), { maxLength: 4 }).map((entries): Properties => Object.fromEntries(entries)),
  { minLength: 1, maxLength: 8 },
);
const patch = fc
  .tuple(
    fc.uniqueArray(key, { minLength: 1, maxLength: 5 }),
    fc.array(value, { minLength: 5, maxLength: 5 }),
    fc.nat(5),
  )
  .map(([keys, values, sets]): EditSpec["operation"] => ({
    type: "patch",
    set: keys.slice(0, sets).map((name, index) => [name, values[index] ?? ""]),
    remove: keys.slice(sets),
  }));
const move = fc
  .tuple(
    fc.uniqueArray(key, { minLength: 2, maxLength: 2 }),
    fc.constantFrom("target" as const, "source" as const),
  )
  .map(([[from = "", to = ""], keep]): EditSpec["operation"] => ({ type: "move", from, to, keep }));

const later = () => Date.now() + 60_000;
const specOf = (operation: EditSpec["operation"]): EditSpec =>
  operation.type === "move"
    ? { operation, scope: { type: "holders", key: operation.from } }
    : { operation, scope: { type: "filter", filter: emptyFilter, beforeMs: later() } };

describeApiOnBothEngines("an edit and its undo", () => {
  let runner: EditRunner;
  beforeAll(() => {
    runner = smallStepRunner();
  });
  afterAll(() => runner.close());

  async function run(organizationId: string, spec: EditSpec, undoes: string | null = null) {
    const edit = await addEdit(organizationId, spec, undoes);
    await runner.idle();
    const progress = (await foldPropertyEditEvents(organizationId, [edit.id])).get(edit.id);
    expect(progress).toMatchObject({ state: "done", failure: "" });
    return { edit, changed: progress?.changed };
  }

  const undoOf = (editId: string, spec: EditSpec): EditSpec => ({
    operation: { type: "restore", keys: keysOf(spec.operation) },
    scope: { type: "edited", editId },
  });

  test("change what the operation says and give it back exactly, whatever the keys, values and rows", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.oneof(patch, move), async (before, operation) => {
        const { organizationId, requestIds } = await storeRequests(before);
        const spec = specOf(operation);
        const { edit, changed } = await run(organizationId, spec);
        const after = before.map((own) => expectedAfter(own, spec));
        expect(await propertiesOf(requestIds)).toEqual(after);
        const differing = before.filter(
          (own, index) => JSON.stringify(sorted(own)) !== JSON.stringify(sorted(after[index] ?? {})),
        );
        expect(changed).toBe(differing.length);

        const undone = await run(organizationId, undoOf(edit.id, spec), edit.id);
        expect(undone.changed).toBe(changed);
        expect(await propertiesOf(requestIds)).toEqual(before);

        const redone = await run(organizationId, undoOf(undone.edit.id, spec), undone.edit.id);
        expect(redone.changed).toBe(changed);
        expect(await propertiesOf(requestIds)).toEqual(after);
      }),
      { numRuns: 8 },
    );
  }, 300_000);

  test("leave requests alone that were edited in between, and count them", async () => {
    const before: Properties[] = [{ team: "a" }, { team: "b", keep: "1" }, {}, { team: "a" }];
    const { organizationId, requestIds } = await storeRequests(before);
    const spec = specOf({ type: "patch", set: [["team", "x"]], remove: [] });
    const { edit, changed } = await run(organizationId, spec);
    expect(changed).toBe(4);
    const span = { fromMs: Date.now() - 3_600_000, toMs: later() };
    const [first = "", second = ""] = requestIds;
    await applyEdits(database(), [
      { organizationId, requestId: first, set: [["team", "mine"]], remove: [], span },
      // Another property of the request may change; what the edit wrote is still there to be taken back.
      { organizationId, requestId: second, set: [["other", "2"]], remove: [], span },
    ]);
    const undone = await run(organizationId, undoOf(edit.id, spec), edit.id);
    expect(undone.changed).toBe(3);
    expect(await propertiesOf(requestIds)).toEqual([
      { team: "mine" },
      { team: "b", keep: "1", other: "2" },
      {},
      { team: "a" },
    ]);
  });

  test("tell what is added up by time which hours they changed", async () => {
    const { organizationId } = await storeRequests([{ env: "a" }, { env: "b" }, {}], 90 * 60_000);
    const marks = async () => {
      const rows = await database().query(
        {
          sql: "SELECT uniqExact(bucket) AS hours, sum(marks) AS marks FROM rollup_marks WHERE organization_id = {organizationId: UUID}",
          params: { organizationId },
          tag: "test",
        },
        z.object({ hours: z.coerce.number(), marks: z.coerce.number() }),
      );
      return rows[0];
    };
    const spec = specOf({ type: "patch", set: [], remove: ["env"] });
    const { edit } = await run(organizationId, spec);
    expect(await marks()).toEqual({ hours: 2, marks: 2 });
    await run(organizationId, undoOf(edit.id, spec), edit.id);
    expect(await marks()).toEqual({ hours: 2, marks: 4 });
  });

  test("change nothing of another organization", async () => {
    const mine = await storeRequests([{ env: "a" }]);
    const theirs = await storeRequests([{ env: "a" }]);
    const spec = specOf({ type: "patch", set: [], remove: ["env"] });
    const { edit } = await run(mine.organizationId, spec);
    await run(theirs.organizationId, undoOf(edit.id, spec), edit.id);
    expect(await propertiesOf([...mine.requestIds, ...theirs.requestIds])).toEqual([{}, { env: "a" }]);
  });
});

function sorted(own: Properties): [string, string][] {
  return Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1));
}
