import { beforeAll, describe, expect, test } from "vitest";
import { DELETE as deleteFilter, PATCH as patchFilter } from "@/app/v1/filter/[filterId]/route";
import { GET as listFilters, POST as postFilter } from "@/app/v1/filter/route";
import { GET as getLink } from "@/app/v1/link/[linkId]/route";
import { POST as postLink } from "@/app/v1/link/route";
import { DELETE as deleteView, GET as getView, PATCH as patchView } from "@/app/v1/view/[viewId]/route";
import { GET as listViews, POST as postView } from "@/app/v1/view/route";
import { createLink } from "@/lib/api/contract/links";
import { createFilter } from "@/lib/api/contract/saved-filters";
import { createView, listViews as listContract } from "@/lib/api/contract/views";
import { database } from "@/lib/clickhouse";
import { defaultOrganizationId } from "@/lib/organizations";
import { markPropertyKeys } from "@/lib/queries/property-key-marks";
import { type Answer, call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const filter = { request_response_rmt: { properties: { Environment: { equals: "production" } } } };
const state = {
  filter,
  timeRange: "24h",
  sort: { properties: { Environment: "asc" } },
  columns: ["created", "property.environment", "cost"],
  pinnedColumns: ["created"],
  pinnedFacets: ["model", "property.environment"],
};

const viewOf = (answer: Answer, status = 200) => {
  expect(answer.status, answer.text).toBe(status);
  return createView.answer.parse(JSON.parse(answer.text)).data;
};
const save = async (body: Record<string, unknown>) =>
  viewOf(await call(postView, "POST", "/v1/view", { body: { page: "requests", state: {}, ...body } }), 201);
const read = async (id: string) => viewOf(await call(getView, "GET", `/v1/view/${id}`));
const change = (id: string, body: unknown) => call(patchView, "PATCH", `/v1/view/${id}`, { body });
const list = async (query = "") =>
  listContract.answer.parse(JSON.parse((await call(listViews, "GET", `/v1/view${query}`)).text)).data;

describeApiOnBothEngines("saved views", () => {
  beforeAll(() =>
    insertRecords(database(), [requestRecord({ properties: [["Environment", "production"]] })]),
  );

  describe("/v1/view", () => {
    test("keeps a view whole and exactly as it was sent", async () => {
      const saved = await save({ name: "Production", state });
      expect(saved).toMatchObject({
        name: "Production",
        page: "requests",
        state,
        filter_text: "property.Environment:production",
        gone: [],
        version: 1,
        is_default: false,
      });
      expect(await read(saved.id)).toEqual(saved);
      expect(await list("?page=requests")).toContainEqual(saved);
      expect(await list("?page=costs")).toEqual([]);
    });

    test("names fields by their one name, however they were sent", async () => {
      const columns = ["user_id", { property: "Environment" }, "property.Environment"];
      const saved = await save({ name: "Spelled", state: { columns } });
      expect(saved.state).toEqual({ columns: ["user", "property.environment", "property.environment"] });
    });

    test("changes what is named and leaves the rest", async () => {
      const { id } = await save({ name: "Mine", state });
      const changed = viewOf(await change(id, { version: 1, name: "Ours" }));
      expect(changed).toMatchObject({ name: "Ours", state, version: 2 });
      expect(viewOf(await change(id, { version: 2, state: { timeRange: "7d" } })).state).toEqual({
        timeRange: "7d",
      });
    });

    test("refuses a change made on a version that is no longer the newest", async () => {
      const { id } = await save({ name: "Contested" });
      viewOf(await change(id, { version: 1, name: "First" }));
      const late = await change(id, { version: 1, name: "Second" });
      expect(sentenceOf(late, 409)).toContain("it is at version 2 now");
      expect((await read(id)).name).toBe("First");
    });

    test("lets one of several writers at once win, and tells the others", async () => {
      const { id } = await save({ name: "Raced" });
      const names = ["a", "b", "c", "d"];
      const answers = await Promise.all(names.map((name) => change(id, { version: 1, name })));
      const won = names.filter((_, index) => answers[index]?.status === 200);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
      expect(await read(id)).toMatchObject({ name: won[0], version: 2 });
    });

    test("has one default for each page, which the last one to be made it is", async () => {
      const first = await save({ name: "One", page: "costs", isDefault: true });
      expect(first.is_default).toBe(true);
      const second = await save({ name: "Two", page: "costs", isDefault: true });
      expect([(await read(first.id)).is_default, (await read(second.id)).is_default]).toEqual([false, true]);
      viewOf(await change(second.id, { version: 1, isDefault: false }));
      expect((await list("?page=costs")).map((view) => view.is_default)).toEqual([false, false]);
    });

    test("says which of its fields are gone, and where they stand", async () => {
      const gone = await save({
        name: "Stale",
        state: {
          ...state,
          filter: { request_response_rmt: { properties: { Retired: { equals: "x" } } } },
          columns: ["property.retired"],
          display: { by: "property.Environment,property.retired", bucket: "day" },
        },
      });
      expect(gone.gone).toEqual([
        {
          field: "property.retired",
          places: ["filter", "columns", "display"],
          reason: "No request has a property of that name.",
        },
      ]);
    });

    test("keeps the settings of a page as its address holds them, within bounds", async () => {
      const display = { by: "property.a%2Cb", compare: "week" };
      const saved = await save({ name: "By customer", page: "costs", state: { display } });
      expect(saved.state).toEqual({ display });
      expect(await list("?page=costs")).toContainEqual(saved);
      const wrong = { name: "Wrong", page: "costs", state: { display: { "not a name": "x" } } };
      const refused = await call(postView, "POST", "/v1/view", { body: wrong });
      expect(sentenceOf(refused, 422)).toContain("must be named by 1 to 40 letters.");
    });

    test("says that a property was taken off every request", async () => {
      await insertRecords(database(), [requestRecord({ properties: [["Old", "x"]] })]);
      const { id, gone } = await save({ name: "Older", state: { columns: ["property.old"] } });
      expect(gone).toEqual([]);
      await markPropertyKeys(defaultOrganizationId, ["old"], "retired", true);
      expect((await read(id)).gone).toEqual([
        {
          field: "property.old",
          places: ["columns"],
          reason: "It was renamed, merged into another or deleted.",
        },
      ]);
    });

    test("is gone once it is deleted", async () => {
      const { id } = await save({ name: "Short-lived" });
      expect((await call(deleteView, "DELETE", `/v1/view/${id}`)).status).toBe(200);
      sentenceOf(await call(getView, "GET", `/v1/view/${id}`), 404);
      sentenceOf(await change(id, { version: 1 }), 404);
      expect((await list()).map((view) => view.id)).not.toContain(id);
    });

    test.each([
      [
        { state: { filter: { request_response_rmt: { colour: { equals: "x" } } } } },
        /^state\.filter\.request_response_rmt\.colour/,
      ],
      [{ state: { timeRange: "tomorrow" } }, /^state\.timeRange must be a time range/],
      [{ state: { sort: { colour: "asc" } } }, /^state\.sort\.colour/],
      [{ state: { columns: ["modle"] } }, /^state\.columns\.0: There is no field "modle"/],
      [{ state: { pinned: [] } }, /^state\.pinned is not a known field/],
      [{ page: "nowhere" }, /^page must be one of/],
      [{ name: " " }, /^name must have at least 1 characters/],
    ])("refuses %j", async (body, sentence) => {
      const answer = await call(postView, "POST", "/v1/view", {
        body: { name: "x", page: "requests", state: {}, ...body },
      });
      expect(sentenceOf(answer, 422)).toMatch(sentence);
    });
  });

  describe("/v1/filter", () => {
    test("saves, lists, changes and deletes filters, which are views of requests", async () => {
      const expression = { type: "condition", field: { column: "model" }, operator: "eq", value: "gpt-5" };
      const created = await call(postFilter, "POST", "/v1/filter", {
        body: { name: "Old tool", filter: expression },
      });
      expect(created.status, created.text).toBe(201);
      const { id, createdAt } = createFilter.answer.parse(created.body).data;
      const listed = await call(listFilters, "GET", "/v1/filter");
      expect(listed.body.data).toContainEqual({ id, name: "Old tool", filter: expression, createdAt });
      expect(await read(id)).toMatchObject({ page: "requests", filter_text: "model:gpt-5" });

      const patched = await call(patchFilter, "PATCH", `/v1/filter/${id}`, { body: { filter } });
      expect(patched.body.data).toEqual({ id, name: "Old tool", filter, createdAt });
      expect((await call(deleteFilter, "DELETE", `/v1/filter/${id}`)).status).toBe(200);
      sentenceOf(await call(patchFilter, "PATCH", `/v1/filter/${id}`, { body: { filter } }), 404);
    });

    test("needs a filter", async () => {
      expect(sentenceOf(await call(postFilter, "POST", "/v1/filter", { body: { name: "x" } }), 422)).toMatch(
        /^filter is missing/,
      );
    });
  });

  describe("/v1/link", () => {
    test("gives a state back under an id that follows from it", async () => {
      const states = [`?f=${"x".repeat(5_000)}`, "öl\0\n'\\\u{1F600}"];
      for (const text of states) {
        const keep = async () =>
          createLink.answer.parse((await call(postLink, "POST", "/v1/link", { body: { state: text } })).body)
            .data.id;
        const id = await keep();
        expect(await keep()).toBe(id);
        expect((await call(getLink, "GET", `/v1/link/${id}`)).body.data).toEqual({ id, state: text });
      }
      sentenceOf(await call(getLink, "GET", "/v1/link/AAAAAAAAAAAAAAAA"), 404);
      sentenceOf(await call(getLink, "GET", "/v1/link/short"), 422);
    });
  });
});
