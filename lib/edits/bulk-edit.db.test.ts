import { expect, test } from "vitest";
import { z } from "zod";
import { PUT as setRoute } from "@/app/v1/request/[requestId]/property/route";
import { POST as countRoute } from "@/app/v1/request/count/query/route";
import { POST as bulkRoute } from "@/app/v1/request/property/bulk/route";
import { POST as cancelRoute } from "@/app/v1/request/property/edits/[editId]/cancel/route";
import { POST as resumeRoute } from "@/app/v1/request/property/edits/[editId]/resume/route";
import { GET as editRoute } from "@/app/v1/request/property/edits/[editId]/route";
import { POST as undoRoute } from "@/app/v1/request/property/edits/[editId]/undo/route";
import { GET as editsRoute } from "@/app/v1/request/property/edits/route";
import { database } from "@/lib/clickhouse";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import { propertiesOf } from "./edits.test-support";
import { editRunner } from "./index";

const bulk = (body: object) => call(bulkRoute, "POST", "/v1/request/property/bulk", { body });
const filterOn = (group: string, value: string) => ({
  request_response_rmt: { properties: { [group]: { equals: value } } },
});
const planSchema = z.looseObject({
  plan: z.looseObject({ token: z.string(), requests: z.number(), selected: z.number() }),
});
const editSchema = z.looseObject({ id: z.string(), state: z.string(), changed: z.number() });
const journal = async () =>
  z.array(editSchema).parse((await call(editsRoute, "GET", "/v1/request/property/edits")).body.data);
const one = async (id: string) =>
  editSchema.parse((await call(editRoute, "GET", `/v1/request/property/edits/${id}`)).body.data);
const act = (route: typeof undoRoute, id: string, verb: string) =>
  call(route, "POST", `/v1/request/property/edits/${id}/${verb}`);

async function store(...all: Record<string, string>[]): Promise<string[]> {
  const records = all.map((own) => requestRecord({ properties: Object.entries(own) }));
  await insertRecords(database(), records);
  return records.map(({ requestId }) => requestId);
}

async function plan(body: object) {
  const answer = await bulk(body);
  expect(answer.status, answer.text).toBe(200);
  return planSchema.parse(answer.body.data).plan;
}

/** Dry-runs an edit, starts it, waits for it and says what it came to. */
async function edited(body: object) {
  const { token } = await plan(body);
  const answer = await bulk({ ...body, token });
  expect(answer.status, answer.text).toBe(200);
  const { id } = editSchema.parse(z.looseObject({ edit: z.unknown() }).parse(answer.body.data).edit);
  await editRunner().idle();
  return one(id);
}

describeApiOnBothEngines("editing the properties of every request a filter selects", () => {
  test("a dry run shows what will be changed and changes nothing; the edit then changes just that", async () => {
    const ids = await store(
      { group: "g1", env: "a" },
      { group: "g1", env: "x", old: "1" },
      { group: "g1", env: "x" },
      { group: "other", env: "a" },
    );
    const body = {
      filter: filterOn("Group", "g1"),
      set: { Env: "x", "New.Key": "😀'\"\\`" },
      remove: ["OLD"],
    };
    const shown = await plan({ ...body, dryRun: true });
    expect(shown).toMatchObject({ selected: 3, requests: 3 });
    expect(shown.sample).toContainEqual(
      expect.objectContaining({
        request_id: ids[1],
        before: { env: "x", "new.key": null, old: "1" },
        after: { env: "x", "new.key": "😀'\"\\`", old: null },
      }),
    );
    expect(await propertiesOf(ids.slice(0, 1))).toEqual([{ group: "g1", env: "a" }]);

    const edit = await edited(body);
    expect(edit).toMatchObject({
      kind: "bulk",
      state: "done",
      requests: 3,
      changed: 3,
      left: 0,
      progress: 1,
      by: { type: "api_key", name: expect.stringMatching(/.+/) },
      change: { set: { env: "x", "new.key": "😀'\"\\`" }, remove: ["old"], move: null },
      can_undo: true,
      failure: null,
    });
    expect(JSON.stringify(edit.filter)).toContain("g1");
    const added = { group: "g1", env: "x", "new.key": "😀'\"\\`" };
    expect(await propertiesOf(ids)).toEqual([added, added, added, { group: "other", env: "a" }]);
    const found = await call(countRoute, "POST", "/v1/request/count/query", {
      body: { filter: filterOn("new.KEY", "😀'\"\\`") },
    });
    expect(found.body.data).toBe(3);
  });

  test("counts only requests that would change, and starts nothing when there are none", async () => {
    await store({ group: "g2", env: "a" }, { group: "g2", env: "b" });
    const body = { filter: filterOn("group", "g2"), set: { env: "a" } };
    expect(await plan(body)).toMatchObject({ selected: 2, requests: 1 });
    await edited(body);
    const again = await plan(body);
    expect(again).toMatchObject({ selected: 2, requests: 0 });
    expect(sentenceOf(await bulk({ ...body, token: again.token }), 409)).toContain("nothing to change");
  });

  test("leaves alone what arrived or was edited after the dry run", async () => {
    const ids = await store({ group: "g3" }, { group: "g3" });
    const body = { filter: filterOn("group", "g3"), set: { mark: "1" } };
    const { token } = await plan(body);
    const [late = ""] = await store({ group: "g3" });
    await call(setRoute, "PUT", `/v1/request/${ids[0]}/property`, { body: { note: "mine" } });
    expect((await bulk({ ...body, token })).status).toBe(200);
    await editRunner().idle();
    expect(await propertiesOf([...ids, late])).toEqual([
      { group: "g3", note: "mine" },
      { group: "g3", mark: "1" },
      { group: "g3" },
    ]);
  });

  test("a token starts no other edit than the one it was made for", async () => {
    await store({ group: "g4" });
    const body = { filter: filterOn("group", "g4"), set: { mark: "1" } };
    const { token } = await plan(body);
    expect(sentenceOf(await bulk({ ...body, set: { mark: "2" }, token }), 409)).toContain("another edit");
    expect(sentenceOf(await bulk({ ...body, filter: "all", token }), 409)).toContain("another edit");
    expect(sentenceOf(await bulk({ ...body, token: "nonsense" }), 422)).toContain("token");
    expect(sentenceOf(await bulk({ ...body, dryRun: false }), 422)).toContain("dry run");
  });

  test.each([
    [{ filter: "all" }, "set"],
    [{ set: { a: "b" } }, "filter"],
    [{ filter: "all", set: { a: 1 } }, "text"],
    [{ filter: "all", set: { a: "b" }, remove: ["A"] }, "set as well"],
    [{ filter: "all", remove: ["a", "A"] }, "twice"],
    [{ filter: "all", remove: [""] }, "remove"],
    [{ filter: "all", set: { ["k".repeat(201)]: "x" } }, "200"],
    [
      {
        filter: "all",
        set: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`k${n}`, "x".repeat(8_000)])),
      },
      "bytes",
    ],
    [{ filter: { properties: { a: { equals: "b" } } }, set: { a: 1 } }, "text"],
    [{ filter: "all", set: { a: "b" }, extra: 1 }, "extra"],
  ])("refuses %j with a sentence about %s", async (body, word) => {
    const answer = await bulk(body);
    expect(sentenceOf(answer, 422)).toContain(word);
  });

  test("undo gives back exactly what was there, once; undoing the undo changes it again", async () => {
    const before = [{ group: "g5", team: "a" }, { group: "g5" }, { group: "g5", team: "" }];
    const ids = await store(...(before as Record<string, string>[]));
    const edit = await edited({ filter: filterOn("group", "g5"), set: { team: "z" } });
    const undone = editSchema.parse((await act(undoRoute, edit.id, "undo")).body.data);
    await editRunner().idle();
    expect(await propertiesOf(ids)).toEqual(before);
    expect(await one(undone.id)).toMatchObject({ kind: "undo", state: "done", changed: 3, undoes: edit.id });
    expect(await one(edit.id)).toMatchObject({ undone_by: undone.id, can_undo: false });
    expect(sentenceOf(await act(undoRoute, edit.id, "undo"), 409)).toContain("undone already");
    await act(undoRoute, undone.id, "undo");
    await editRunner().idle();
    expect(await propertiesOf(ids)).toEqual(before.map((own) => ({ ...own, team: "z" })));
  });

  test("the journal lists edits, the newest first, page by page", async () => {
    const all = await journal();
    expect(all.length).toBeGreaterThan(3);
    const path = `/v1/request/property/edits?limit=2&before=${all[1]?.id}`;
    const page = z.array(editSchema).parse((await call(editsRoute, "GET", path)).body.data);
    expect(page.map(({ id }) => id)).toEqual(all.slice(2, 4).map(({ id }) => id));
  });

  test("an edit that has ended cannot be cancelled or resumed, and an unknown one is not found", async () => {
    const [latest] = await journal();
    expect(sentenceOf(await act(cancelRoute, latest?.id ?? "", "cancel"), 409)).toContain("done");
    expect(sentenceOf(await act(resumeRoute, latest?.id ?? "", "resume"), 409)).toContain("failed");
    const unknown = "00000000-0000-4000-8000-00000000dead";
    for (const [route, verb] of [
      [cancelRoute, "cancel"],
      [resumeRoute, "resume"],
      [undoRoute, "undo"],
    ] as const) {
      expect(sentenceOf(await act(route, unknown, verb), 404)).toContain(unknown);
    }
  });
});
