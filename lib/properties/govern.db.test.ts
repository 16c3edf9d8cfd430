import { v7 as newUuid } from "uuid";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as deleteRoute } from "@/app/v1/property/delete/route";
import { POST as mergeRoute } from "@/app/v1/property/merge/route";
import { POST as queryRoute } from "@/app/v1/property/query/route";
import { POST as renameRoute } from "@/app/v1/property/rename/route";
import { POST as liftRoute } from "@/app/v1/property/rules/lift/route";
import { POST as rulesRoute } from "@/app/v1/property/rules/query/route";
import { DELETE as unsetRoute } from "@/app/v1/request/[requestId]/property/[key]/route";
import { PUT as setRoute } from "@/app/v1/request/[requestId]/property/route";
import { GET as editRoute } from "@/app/v1/request/property/edits/[editId]/route";
import { POST as undoRoute } from "@/app/v1/request/property/edits/[editId]/undo/route";
import { database } from "@/lib/clickhouse";
import { editRunner } from "@/lib/edits";
import { propertiesOf } from "@/lib/edits/edits.test-support";
import { enterFlight, leaveFlight } from "@/lib/gateway/in-flight";
import { defaultOrganizationId } from "@/lib/organizations";
import { recorder } from "@/lib/recorder";
import { type Answer, call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { finishedCall } from "@/test/calls";
import { insertRecords, requestRecord } from "@/test/request-record";

type Handler = Parameters<typeof call>[0];
const post = (route: Handler, path: string, body?: unknown) => call(route, "POST", path, { body });
const rename = (key: string, to: string, more = {}) =>
  post(renameRoute, "/v1/property/rename", { key, to, ...more });
const merge = (key: string, into: string, more = {}) =>
  post(mergeRoute, "/v1/property/merge", { key, into, ...more });
const remove = (key: string, more = {}) => post(deleteRoute, "/v1/property/delete", { key, ...more });
const put = (id: string, body: unknown) => call(setRoute, "PUT", `/v1/request/${id}/property`, { body });
const unset = (id: string, key: string) =>
  call(unsetRoute, "DELETE", `/v1/request/${id}/property/${encodeURIComponent(key)}`);
const rules = async () => (await post(rulesRoute, "/v1/property/rules/query")).body.data;

async function store(...all: Record<string, string>[]): Promise<string[]> {
  const records = all.map((own) => requestRecord({ properties: Object.entries(own) }));
  await insertRecords(database(), records);
  return records.map(({ requestId }) => requestId);
}

/** Waits for an edit that was started and says what it came to. */
async function ended(answer: Answer) {
  expect(answer.status, answer.text).toBe(200);
  const started = z.looseObject({ id: z.string() });
  const { id } = started.parse(
    started.safeParse(answer.body.data).data ?? z.looseObject({ edit: started }).parse(answer.body.data).edit,
  );
  await editRunner().idle();
  return (await call(editRoute, "GET", `/v1/request/property/edits/${id}`)).body.data;
}

const undo = async (edit: unknown) =>
  ended(
    await post(
      undoRoute,
      `/v1/request/property/edits/${z.looseObject({ id: z.string() }).parse(edit).id}/undo`,
    ),
  );

/** Records a call as the gateway does. */
async function arrive(properties: [string, string][]): Promise<string> {
  const { call: made, ...bodies } = finishedCall({ organizationId: defaultOrganizationId, properties });
  recorder().record({ call: made, ...bodies });
  await recorder().flush(10_000);
  return made.requestId;
}

const listed = async () => {
  const rows = z.array(z.looseObject({ property: z.string(), key: z.string() }));
  return new Map(
    rows
      .parse((await post(queryRoute, "/v1/property/query", {})).body.data)
      .map(({ key, property }) => [key, property]),
  );
};

/** Keys are the organization's, so every test takes its own. */
let numbered = 0;
const fresh = (text: string) => `${text}${++numbered}`;

describeApiOnBothEngines("governing property keys", () => {
  describe("rename", () => {
    test("changes the key on every request and on those to come, and can be taken back", async () => {
      const [old, young] = [fresh("Env"), fresh("Environment")];
      const ids = await store({ [old]: "prod", keep: "1" }, { [old]: "" }, { keep: "2" });
      const dry = await rename(old, young, { dryRun: true });
      expect(dry.body.data).toMatchObject({ edit: null, plan: { requests: 2, both: 0 } });
      expect(await propertiesOf(ids.slice(0, 1))).toEqual([{ [old.toLowerCase()]: "prod", keep: "1" }]);

      const edit = await ended(await rename(old.toUpperCase(), young));
      expect(edit).toMatchObject({
        kind: "rename",
        state: "done",
        requests: 2,
        changed: 2,
        left: 0,
        progress: 1,
      });
      const key = young.toLowerCase();
      expect(await propertiesOf(ids)).toEqual([{ [key]: "prod", keep: "1" }, { [key]: "" }, { keep: "2" }]);
      const keys = await listed();
      expect(keys.get(key)).toBe(young);
      expect(keys.has(old.toLowerCase())).toBe(false);

      const later = await arrive([[old, "late"]]);
      expect(await propertiesOf([later])).toEqual([{ [key]: "late" }]);
      await put(later, { [old]: "edited" });
      expect(await propertiesOf([later])).toEqual([{ [key]: "edited" }]);
      expect(await rules()).toContainEqual(
        expect.objectContaining({ key: old.toLowerCase(), action: "rename", target: young }),
      );

      expect(await undo(edit)).toMatchObject({ kind: "undo", state: "done", changed: 2, left: 0 });
      expect(await propertiesOf(ids)).toEqual([
        { [old.toLowerCase()]: "prod", keep: "1" },
        { [old.toLowerCase()]: "" },
        { keep: "2" },
      ]);
      expect(JSON.stringify(await rules())).not.toContain(old.toLowerCase());
      expect((await listed()).get(old.toLowerCase())).toBe(old);
      expect(await propertiesOf([await arrive([[old, "x"]])])).toEqual([{ [old.toLowerCase()]: "x" }]);
    });

    test("leaves in lists whichever name the requests go by, through undo and its undo", async () => {
      const [old, young] = [fresh("crew"), fresh("team")];
      await store({ [old]: "search" });
      const named = async () => [(await listed()).has(old), (await listed()).has(young)];
      const edit = await ended(await rename(old, young));
      expect(await named()).toEqual([false, true]);
      const undone = await undo(edit);
      expect(await named()).toEqual([true, false]);
      await undo(undone);
      expect(await named()).toEqual([false, true]);
    });

    test("refuses a key in use, the key itself, a built-in one, an unknown one and one under a rule", async () => {
      const [a, b, c] = [fresh("a"), fresh("b"), fresh("c")];
      await store({ [a]: "1", [b]: "2" }, { [c]: "3" });
      expect(sentenceOf(await rename(a, b), 409)).toContain("merge");
      expect(sentenceOf(await rename(a, a), 422)).toContain("ignore case");
      expect(sentenceOf(await rename(a, "Helicone-Session-Id"), 422)).toContain("built in");
      expect(sentenceOf(await rename("nobody", "somebody"), 404)).toContain("nobody");
      expect(sentenceOf(await rename(a, "x".repeat(201)), 422)).toContain("200");
      await ended(await rename(c, fresh("d")));
      expect(sentenceOf(await merge(a, c), 409)).toContain("lift");
    });

    test("to other capitals only changes how the key is shown", async () => {
      const key = fresh("customer");
      await store({ [key]: "1" });
      expect((await rename(key, key.toUpperCase())).body).toEqual({
        data: { plan: null, edit: null },
        error: null,
      });
      expect((await listed()).get(key)).toBe(key.toUpperCase());
    });

    test.each([
      "a.b",
      "qu'ote",
      'quo"te',
      "back`tick",
      "back\\slash",
      "__proto__",
      "😀",
      "{x: String}",
      "k".repeat(190),
    ])("takes the key %j there and back", async (name) => {
      const [awkward, plain] = [fresh(name), fresh("plain")];
      const [id = ""] = await store({ [awkward]: "value '\"\\ 😀" });
      const edit = await ended(await rename(awkward, plain));
      expect(await propertiesOf([id])).toEqual([{ [plain]: "value '\"\\ 😀" }]);
      await undo(edit);
      await ended(await rename(awkward, fresh(`to ${name}`.slice(0, 190))));
      const [now = {}] = await propertiesOf([id]);
      expect(Object.keys(now)).toEqual([`to ${name}`.slice(0, 190).toLowerCase() + numbered]);
    });
  });

  describe("merge", () => {
    test.each([
      ["target", "theirs"],
      ["source", "mine"],
    ])("keeps the %s where a request has both, also on later calls", async (keep, kept) => {
      const [source, target] = [fresh("env"), fresh("environment")];
      const ids = await store(
        { [source]: "mine", [target]: "theirs" },
        { [source]: "mine" },
        { [target]: "theirs" },
      );
      expect((await merge(source, target, { keep, dryRun: true })).body.data).toMatchObject({
        plan: { requests: 2, both: 1 },
      });
      const edit = await ended(await merge(source, target, { keep }));
      expect(edit).toMatchObject({ kind: "merge", changed: 2 });
      expect(await propertiesOf(ids)).toEqual([
        { [target]: kept },
        { [target]: "mine" },
        { [target]: "theirs" },
      ]);
      const late = await arrive([
        [source, "mine"],
        [target, "theirs"],
      ]);
      expect(await propertiesOf([late])).toEqual([{ [target]: kept }]);
      await undo(edit);
      expect(await propertiesOf(ids)).toEqual([
        { [source]: "mine", [target]: "theirs" },
        { [source]: "mine" },
        { [target]: "theirs" },
      ]);
    });
  });

  describe("an edit of one request by an old key", () => {
    test.each(["target", "source"])("changes the target's value where a merge keeps the %s", async (keep) => {
      const [source, target] = [fresh("env"), fresh("environment")];
      const [id = ""] = await store({ [source]: "mine", [target]: "theirs" });
      await ended(await merge(source, target, { keep }));
      const answer = await put(id, { [source.toUpperCase()]: "edited", other: "1" });
      expect(answer.body.warnings).toEqual([
        { path: source.toUpperCase(), message: expect.stringContaining(`is recorded as "${target}"`) },
      ]);
      expect(await propertiesOf([id])).toEqual([{ [target]: "edited", other: "1" }]);
      expect((await put(id, { other: "2" })).body).not.toHaveProperty("warnings");
      expect((await unset(id, source)).body.warnings).toHaveLength(1);
      expect(await propertiesOf([id])).toEqual([{ other: "2" }]);
    });

    test("changes the target's value of a call that is still being answered, too", async () => {
      const [source, target] = [fresh("env"), fresh("environment")];
      await store({ [source]: "x" });
      await ended(await merge(source, target, { keep: "target" }));
      const { call: running, ...bodies } = finishedCall({ properties: [[target, "theirs"]] });
      enterFlight(running);
      expect((await put(running.requestId, { [source]: "edited" })).status).toBe(200);
      leaveFlight(running);
      recorder().record({ call: running, ...bodies });
      await recorder().flush(10_000);
      expect(await propertiesOf([running.requestId])).toEqual([{ [target]: "edited" }]);
    });

    test("is told when the key is dropped", async () => {
      const key = fresh("secret");
      const [id = ""] = await store({ [key]: "1" });
      await ended(await remove(key, { keepDropping: true }));
      const answer = await put(id, { [key]: "again" });
      expect(answer.body.warnings).toEqual([{ path: key, message: expect.stringContaining("is dropped") }]);
      expect(await propertiesOf([id])).toEqual([{}]);
    });
  });

  describe("delete", () => {
    test("removes the key from every request, and drops it from then on when asked to", async () => {
      const key = fresh("secret");
      const ids = await store({ [key]: "1", keep: "x" }, { [key]: "" });
      const edit = await ended(await remove(key, { keepDropping: true }));
      expect(edit).toMatchObject({ kind: "delete", changed: 2, change: { remove: [key] } });
      expect(await propertiesOf(ids)).toEqual([{ keep: "x" }, {}]);
      expect((await listed()).has(key)).toBe(false);
      expect(await propertiesOf([await arrive([[key, "late"]])])).toEqual([{}]);

      expect((await post(liftRoute, "/v1/property/rules/lift", { key: key.toUpperCase() })).status).toBe(200);
      expect(await propertiesOf([await arrive([[key, "again"]])])).toEqual([{ [key]: "again" }]);
      expect((await listed()).get(key)).toBe(key);
      expect(sentenceOf(await post(liftRoute, "/v1/property/rules/lift", { key }), 404)).toContain("no rule");
    });

    test("makes no rule unless asked to", async () => {
      const key = fresh("mistake");
      await store({ [key]: "1" });
      await ended(await remove(key));
      expect(JSON.stringify(await rules())).not.toContain(key);
      expect(await propertiesOf([await arrive([[key, "late"]])])).toEqual([{ [key]: "late" }]);
    });

    test("reaches calls that were on their way when it was started", async () => {
      const key = fresh("racing");
      await store({ [key]: "1" });
      const requestIds = Array.from({ length: 50 }, () => newUuid());
      for (const requestId of requestIds) {
        const { call: made, ...bodies } = finishedCall({
          organizationId: defaultOrganizationId,
          requestId,
          properties: [[key, "x"]],
        });
        recorder().record({ call: made, ...bodies });
      }
      await ended(await remove(key, { keepDropping: true }));
      await recorder().flush(10_000);
      expect(await propertiesOf(requestIds)).toEqual(requestIds.map(() => ({})));
    });
  });
});
