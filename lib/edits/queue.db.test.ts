import { expect, test } from "vitest";
import { emptyFilter } from "@/lib/filters/tree";
import { foldPropertyEditEvents } from "@/lib/queries/fold-property-edit-events";
import { insertPropertyEditEvent } from "@/lib/queries/insert-property-edit";
import { describeApiOnBothEngines } from "@/test/api";
import { silentLogger } from "@/test/recorders";
import { EditRunner, type EditRunnerOptions } from "./edit-runner";
import { addEdit, propertiesOf, storeRequests } from "./edits.test-support";
import type { EditSpec } from "./operation";

const setting = (value: string): EditSpec => ({
  operation: { type: "patch", set: [["mark", value]], remove: [] },
  scope: { type: "filter", filter: emptyFilter, beforeMs: Date.now() + 3_600_000 },
});

const progressOf = async (organizationId: string, editId: string) =>
  (await foldPropertyEditEvents(organizationId, [editId])).get(editId);

async function runAll(options: Partial<EditRunnerOptions> = {}): Promise<void> {
  const runner = new EditRunner({
    isDatabaseShared: false,
    logger: silentLogger,
    exclusively: (work) => work(),
    settle: async () => {},
    requestsMax: 2,
    ...options,
  });
  await runner.idle();
  await runner.close();
}

describeApiOnBothEngines("the queue of edits", () => {
  test("carries out an organization's edits one after another, in the order they were started", async () => {
    const one = await storeRequests([{}, {}, {}]);
    const other = await storeRequests([{}]);
    for (const value of ["1", "2", "3"]) await addEdit(one.organizationId, setting(value));
    await addEdit(other.organizationId, setting("x"));
    await runAll();
    expect(await propertiesOf(one.requestIds)).toEqual([{ mark: "3" }, { mark: "3" }, { mark: "3" }]);
    expect(await propertiesOf(other.requestIds)).toEqual([{ mark: "x" }]);
  });

  test("drops an edit that was cancelled before its turn", async () => {
    const { organizationId, requestIds } = await storeRequests([{}]);
    const { id } = await addEdit(organizationId, setting("1"));
    await insertPropertyEditEvent({ organizationId, editId: id, event: "cancel" });
    await runAll();
    expect(await progressOf(organizationId, id)).toMatchObject({ state: "cancelled", changed: 0 });
    expect(await propertiesOf(requestIds)).toEqual([{}]);
  });

  test("stops a cancelled edit before its next slice and keeps count of what is changed", async () => {
    const { organizationId, requestIds } = await storeRequests([{}, {}, {}, {}, {}]);
    const { id } = await addEdit(organizationId, setting("1"));
    let turns = 0;
    await runAll({
      exclusively: async (work) => {
        const result = await work();
        // The first turn looks for what an earlier run left behind, the second is the first slice.
        if (++turns === 2) await insertPropertyEditEvent({ organizationId, editId: id, event: "cancel" });
        return result;
      },
    });
    expect(await progressOf(organizationId, id)).toMatchObject({ state: "cancelled", changed: 2 });
    expect(await propertiesOf(requestIds)).toEqual([{ mark: "1" }, { mark: "1" }, {}, {}, {}]);
  });

  test("gives an edit up that the database refuses again and again, and takes it up again when asked to", async () => {
    const { organizationId, requestIds } = await storeRequests([{}, {}, {}]);
    const { id } = await addEdit(organizationId, setting("1"));
    const refusal = Object.assign(new Error("secret text of a statement"), {
      code: "241",
      type: "MEMORY_LIMIT_EXCEEDED",
    });
    await runAll({ exclusively: () => Promise.reject(refusal) });
    const failed = await progressOf(organizationId, id);
    expect(failed?.state).toBe("failed");
    expect(failed?.failure).toContain("MEMORY_LIMIT_EXCEEDED");
    expect(failed?.failure).not.toContain("secret");
    await runAll();
    expect(await propertiesOf(requestIds)).toEqual([{}, {}, {}]);
    await insertPropertyEditEvent({ organizationId, editId: id, event: "resumed" });
    await runAll();
    expect(await progressOf(organizationId, id)).toMatchObject({ state: "done", changed: 3, failure: "" });
    expect(await propertiesOf(requestIds)).toEqual([{ mark: "1" }, { mark: "1" }, { mark: "1" }]);
  });

  test("leaves an edit alone that another living process holds", async () => {
    const { organizationId, requestIds } = await storeRequests([{}]);
    const { id } = await addEdit(organizationId, setting("1"));
    const owner = "00000000-0000-4000-8000-0000000000aa";
    await insertPropertyEditEvent({ organizationId, editId: id, event: "claimed", owner });
    await runAll({ isDatabaseShared: true });
    expect(await propertiesOf(requestIds)).toEqual([{}]);
    await runAll();
    expect(await propertiesOf(requestIds)).toEqual([{ mark: "1" }]);
  });
});
