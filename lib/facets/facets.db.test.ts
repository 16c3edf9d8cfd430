import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as facetsRoute } from "@/app/v1/request/facets/route";
import { POST as fieldsRoute } from "@/app/v1/request/fields/route";
import { queryFacets, suggestFields } from "@/lib/api/contract/facets";
import { database } from "@/lib/clickhouse";
import { findField } from "@/lib/fields/fields";
import { emptyFilter, type Filter } from "@/lib/filters/tree";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import { facetField } from "./facet";
import { queryFacets as queryFacetsOf } from "./query-facets";

const manyOrganizationId = "00000000-0000-4000-8000-0000000000fe";
const startMs = Date.now() - 3_600_000;
const environments = ["production", "production", "production", "Staging", "", null];

/** 60 requests: environments in sixths, two models in turn, latency 0 to 59 ms, a third without a price. */
const records = Array.from({ length: 60 }, (_, index) => {
  const environment = environments[index % 6];
  return requestRecord({
    createdAtMs: startMs + index,
    model: index % 2 === 0 ? "gpt-5" : "sonnet",
    status: index % 10 === 0 ? 500 : 200,
    userId: index % 4 === 0 ? "" : `user-${index % 4}`,
    latencyMs: index,
    costUsd: index % 3 === 0 ? null : "0.000000000001",
    isStream: index % 2 === 0,
    properties: [
      ...(environment === null || environment === undefined
        ? []
        : [["Environment", environment] as [string, string]]),
      ["ticket", `T-${index}`],
      ...(index < 5 ? [["rare`key\\.", "x"] as [string, string]] : []),
    ],
  });
});

const property = (key: string, value: string) => ({
  request_response_rmt: { properties: { [key]: { equals: value } } },
});
const model = (name: string) => ({ request_response_rmt: { model: { equals: name } } });

async function facets(body: Record<string, unknown>) {
  const answer = await call(facetsRoute, "POST", "/v1/request/facets", { body: { filter: "all", ...body } });
  expect(answer.status, answer.text).toBe(200);
  return queryFacets.answer.parse(JSON.parse(answer.text));
}

async function facet(body: Record<string, unknown>) {
  const [found] = (await facets(body)).data;
  if (!found) throw new Error("no facet");
  return found;
}

async function valuesOf(body: Record<string, unknown>): Promise<Record<string, number>> {
  const found = await facet(body);
  if (found.kind !== "values") throw new Error(`${found.field} is a ${found.kind}`);
  return Object.fromEntries(found.values.map(({ value, requests }) => [value, requests]));
}

describeApiOnBothEngines("facets", () => {
  beforeAll(() =>
    insertRecords(database(), [
      ...records,
      requestRecord({ organizationId: "00000000-0000-4000-8000-0000000000ff", model: "theirs" }),
    ]),
  );

  describe("POST /v1/request/facets", () => {
    test("counts a property's values, the most frequent first; missing differs from empty", async () => {
      expect(await facet({ fields: ["property.environment"] })).toEqual({
        field: "property.environment",
        label: "Environment",
        kind: "values",
        requests: 60,
        missing: 10,
        values: [
          { value: "production", requests: 30 },
          { value: "", requests: 10 },
          { value: "Staging", requests: 10 },
        ],
        distinct: 3,
        is_distinct_exact: true,
      });
    });

    test("takes a field by id, wire name, and a property in any case", async () => {
      const { data } = await facets({ fields: ["user_id", { property: "ENVIRONMENT" }, "status"] });
      expect(data.map((found) => [found.field, "missing" in found && found.missing])).toEqual([
        ["user", 15],
        ["property.environment", 10],
        ["status", 0],
      ]);
    });

    test("counts what the filter selects, without the field's own conditions", async () => {
      const filter = { left: model("gpt-5"), operator: "and", right: property("environment", "production") };
      expect(await valuesOf({ filter, fields: ["model"] })).toEqual({ "gpt-5": 20, sonnet: 10 });
      expect(await valuesOf({ filter, fields: [{ property: "environment" }] })).toEqual({
        production: 20,
        "": 10,
      });
      expect(await valuesOf({ filter, fields: ["status"] })).toEqual({ "200": 16, "500": 4 });
    });

    test("leaves a condition that is bound up by OR where it is", async () => {
      const filter = { left: model("gpt-5"), operator: "or", right: property("environment", "Staging") };
      expect(await valuesOf({ filter, fields: ["model"] })).toEqual({ "gpt-5": 30, sonnet: 10 });
    });

    test("gives numbers their exact bounds and a histogram in which every request stands once", async () => {
      const { data } = await facets({ fields: ["latency", "cost", "created", "ttft"] });
      const [latency, cost, created, ttft] = data;
      expect(latency).toMatchObject({
        kind: "range",
        unit: "ms",
        min: "0",
        max: "59",
        missing: 0,
        scale: "log",
      });
      expect(cost).toMatchObject({ unit: "USD", min: "0.000000000001", max: "0.000000000001", missing: 20 });
      expect(created).toMatchObject({ unit: "time", min: new Date(startMs).toISOString() });
      expect(ttft).toMatchObject({ min: null, max: null, missing: 60, buckets: [] });
      for (const range of data) {
        if (range.kind !== "range") throw new Error(range.kind);
        const sum = range.buckets.reduce((total, { requests }) => total + requests, 0);
        expect(sum).toBe(range.requests - range.missing);
        range.buckets.slice(1).map(({ from }, index) => expect(from).toBe(range.buckets[index]?.to));
      }
      const latencies = latency?.kind === "range" ? latency.buckets : [];
      expect(latencies.slice(0, 4).map(({ requests }) => requests)).toEqual([1, 1, 3, 5]);
    });

    test("finds values by a part of them in any case, those that begin with it first", async () => {
      const found = await facet({ fields: [{ property: "ticket" }], search: "t-1", limit: 3 });
      expect(found).toMatchObject({
        requests: 60,
        distinct: 11,
        values: [{ value: "T-1" }, { value: "T-10" }, { value: "T-11" }],
      });
      expect(await valuesOf({ fields: [{ property: "environment" }], search: "AG" })).toEqual({
        Staging: 10,
      });
      expect(await valuesOf({ fields: ["model"], search: "%" })).toEqual({});
    });

    test("counts the most frequent of very many values exactly, and says that their number is an estimate", async () => {
      await database().command({
        sql: `INSERT INTO requests (organization_id, request_id, created_at, model, properties)
          SELECT '${manyOrganizationId}', generateUUIDv4(), now64(3) - toIntervalMillisecond(number), 'm',
            CAST(map('trace', if(number % 100 = 0, 'often', concat('T-', toString(number)))) AS JSON)
          FROM numbers(150000)`,
        tag: "test",
      });
      const all = { organizationId: manyOrganizationId, filter: emptyFilter };
      const fields = [facetField({ property: "trace" }), facetField("model")].filter(
        (field) => field !== undefined,
      );
      const {
        facets: [trace, model],
      } = await queryFacetsOf(all, fields, { limit: 2 });
      expect(trace).toMatchObject({
        requests: 150_000,
        missing: 0,
        isWhole: false,
        top: [{ value: "often", requests: 1_500 }, { requests: 1 }],
      });
      expect(trace && "distinct" in trace ? trace.distinct / 148_501 : 0).toBeCloseTo(1, 1);
      expect(model).toMatchObject({ isWhole: true, distinct: 1, top: [{ value: "m", requests: 150_000 }] });
      const searched = await queryFacetsOf(all, fields.slice(0, 1), { limit: 5, search: "t-14999" });
      expect(searched.facets[0]).toMatchObject({ distinct: 11 });
      expect(searched.facets[0]).toHaveProperty("top.length", 5);

      // The rail leaves it uncounted, as long as there are many requests.
      const rail = { limit: 2, isOverview: true };
      expect((await queryFacetsOf(all, fields, rail)).facets).toMatchObject([
        { isNearUnique: true },
        { distinct: 1 },
      ]);
      const one: Filter = {
        type: "condition",
        field: { property: "trace" },
        operator: "equals",
        value: "T-5",
      };
      const few: Filter = { type: "and", children: [one, { ...one, field: "model", value: "m" }] };
      const narrow = { organizationId: manyOrganizationId, filter: few };
      expect((await queryFacetsOf(narrow, fields, rail)).facets).toMatchObject([
        { isNearUnique: true },
        { requests: 1, top: [{ value: "m" }] },
      ]);
      const nothing: Filter = { ...one, field: "model", value: "n" };
      const none = { organizationId: manyOrganizationId, filter: nothing };
      expect((await queryFacetsOf(none, fields, rail)).facets).toMatchObject([
        { requests: 0, distinct: 0 },
        { distinct: 1 },
      ]);
    });

    test("names fields that are not to be counted", async () => {
      const { data } = await facets({
        fields: ["model", "status"],
        uncounted: ["status", { property: "other" }],
      });
      expect(data).toMatchObject([
        { field: "model", kind: "values" },
        { field: "status", label: "Status", kind: "uncounted", reason: "not_wanted" },
      ]);
    });

    test("without fields: built-in ones, then the properties on the most requests", async () => {
      const names = (await facets({})).data.map(({ field }) => field);
      expect(names.slice(0, 4)).toEqual(["status", "model", "provider", "user"]);
      expect(names.slice(-3)).toEqual(["property.ticket", "property.environment", "property.rare`key\\."]);
    });

    test("counts every field that can be counted, all at once", async () => {
      const fields = (await fieldList({ limit: 1000 }))
        .map(({ field }) => field)
        .filter((field) => findField(field)?.sql !== "");
      const { data, partial } = await facets({ fields: fields.slice(0, 50) });
      expect(data.map(({ field }) => field)).toEqual(fields.slice(0, 50));
      expect(partial).toBe(false);
    });

    test("refuses what cannot be counted, with the place and what would be right", async () => {
      const refusal = async (fields: unknown) =>
        sentenceOf(await call(facetsRoute, "POST", "/x", { body: { filter: "all", fields } }), 422);
      expect(await refusal(["modle"])).toMatch(
        /^fields\.0: There is no field "modle"\. Did you mean "model"/,
      );
      expect(await refusal(["model", "request_body"])).toMatch(/^fields\.1: request_body cannot be counted/);
      expect(await refusal([{ property: 5 }])).toMatch(/^fields\.0 must be a field such as/);
      expect(await refusal([])).toMatch(/^fields must have at least 1 entries/);
    });
  });

  async function fieldList(body: Record<string, unknown>) {
    const answer = await call(fieldsRoute, "POST", "/v1/request/fields", { body });
    expect(answer.status, answer.text).toBe(200);
    return suggestFields.answer.parse(JSON.parse(answer.text)).data;
  }

  describe("POST /v1/request/fields", () => {
    test("finds properties and built-in fields by a part of their name, the beginning first", async () => {
      const found = await fieldList({ search: "ENV" });
      expect(found[0]).toMatchObject({
        field: "property.environment",
        label: "Environment",
        kind: "property",
        requests: 50,
      });
      expect(z.array(z.string()).parse(found[0]?.operators)).toContain("missing");
      expect((await fieldList({ search: "toke" })).map(({ field }) => field)).toContain("total_tokens");
      expect((await fieldList({ search: "prompt" }))[0]?.field).toBe("prompt_tokens");
    });
  });
});
