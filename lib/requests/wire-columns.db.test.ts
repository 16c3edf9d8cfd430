import { beforeAll, describe, expect, test } from "vitest";
import { POST as queryRoute } from "@/app/v1/request/query-clickhouse/route";
import { database } from "@/lib/clickhouse";
import { type Field, fields } from "@/lib/fields/fields";
import { operatorsOf } from "@/lib/fields/operators";
import { requestTable } from "@/lib/filters/wire/columns";
import type { RequestRow } from "@/lib/record";
import { call, describeApiOnBothEngines, rowsOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const cachedId = "01890a5d-ac96-774b-bcce-b302099a8057";
const full = requestRecord({
  createdAtMs: Date.UTC(2026, 0, 31, 12, 0, 0, 7),
  model: "my-own-model",
  userId: "null",
  countryCode: "DE",
  referrer: "ai-gateway",
  isStream: true,
  timeToFirstTokenMs: 41,
  costUsd: "4.3",
  errorMessage: "50%_off",
  properties: [
    ["Environment", "pro_duction%"],
    ["Helicone-Session-Id", "s-1"],
    ["Helicone-Session-Name", "chat"],
    ["Helicone-Session-Path", "/a/b"],
    ["Helicone-Prompt-Id", "greeting"],
  ],
});
const bare = requestRecord({
  createdAtMs: Date.UTC(2026, 0, 31, 13),
  model: "m",
  requestModel: "",
  responseModel: "m",
  provider: "",
  path: "",
  targetUrl: "",
  status: 503,
  outcome: "broken",
  stopReason: "",
  latencyMs: 7,
  usage: null,
  costUsd: null,
  requestPreview: "",
  responsePreview: "",
  requestBytes: 1,
  responseBytes: 1,
  requestBody: "",
  responseBody: "",
});

const query = (body: Record<string, unknown>) =>
  call(queryRoute, "POST", "/v1/request/query-clickhouse", { body: { filter: "all", ...body } });
const rmt = (leaf: unknown) => ({ request_response_rmt: leaf });
const found = async (leaf: unknown) =>
  rowsOf(await query({ filter: rmt(leaf) })).map((row) => row.request_id);

/** The columns of the wire format, by the operators of their group. */
const groups = {
  text: ["equals", "not-equals", "like", "ilike", "contains", "not-contains"],
  number: ["equals", "not-equals", "gte", "lte", "gt", "lt"],
  timestamp: ["equals", "gte", "lte", "gt", "lt"],
  boolean: ["equals"],
};
const all: readonly Field[] = fields;
const columns = all.flatMap(({ wire, ...field }) => (wire ? [{ ...field, ...wire }] : []));

describeApiOnBothEngines("the wire format's columns", () => {
  let row: RequestRow;
  beforeAll(async () => {
    await insertRecords(database(), [full, bare]);
    await database().command({
      sql: `UPDATE requests SET scores = map('helicone-score-feedback', 1, 'accuracy', 7), cache_reference_id = '${cachedId}'
        WHERE request_id = {id: UUID}`,
      params: { id: full.requestId },
      tag: "test",
    });
    const rows = rowsOf(await query({}));
    row = rows.find(({ request_id }) => request_id === full.requestId) ?? fail();
  });

  describe.each(columns)("$column", ({ table = requestTable, column, group, rowKey, kind, values }) => {
    test("takes every operator of its group", async () => {
      const operands = {
        text: "gpt%",
        number: "200",
        timestamp: "2024-01-01 00:00:00+02:00",
        boolean: "true",
      };
      for (const operator of groups[group]) {
        // Ids are compared with ids, and fields of few values with these, except by patterns.
        const own = kind === "uuid" ? cachedId : values?.[0];
        const operand = operator.endsWith("equals") && own !== undefined ? own : operands[group];
        const answer = await query({ filter: { [table]: { [column]: { [operator]: operand } } } });
        expect(answer.status, `${operator}: ${answer.text}`).toBe(201);
        expect(answer.body.error).toBe(null);
      }
    });

    test("can be asked for what has it and what lacks it", async () => {
      const valueless = new Set(["exists", "missing", "is-empty", "not-empty"]);
      for (const operator of operatorsOf(kind)) {
        if (valueless.has(operator)) {
          const filter = { [table]: { [column]: { [operator]: true } } };
          expect((await query({ filter })).status, operator).toBe(201);
        }
      }
    });

    test("finds a request by the value its row shows, and only that one", async () => {
      const shown = rowKey ? row[rowKey] : undefined;
      if (kind !== "body" && (typeof shown === "string" || typeof shown === "number") && shown !== "") {
        // `null` as the value of a column asks for what has none; in a list it is a word.
        const exactly = shown === "null" ? { in: ["null"] } : { equals: shown };
        expect(await found({ [column]: exactly })).toContain(full.requestId);
        expect((await query({ filter: { not: rmt({ [column]: exactly }) } })).text).not.toContain(
          full.requestId,
        );
      }
    });
  });

  test("properties: takes wildcards literally in contains, and any key", async () => {
    const property = (comparison: unknown) => found({ properties: { ENVIRONMENT: comparison } });
    expect(await property({ contains: "PRO_DUCTION%" })).toEqual([full.requestId]);
    expect(await property({ contains: "pro%duction" })).toEqual([]);
    expect(await property({ like: "pro_duc%" })).toEqual([full.requestId]);
    expect(await property({ "not-equals": "x" })).toHaveLength(2);
    expect(await found({ property_key: { equals: "environment" } })).toEqual([full.requestId]);
    expect(await found({ search_properties: { Environment: { equals: "pro_duction%" } } })).toEqual([
      full.requestId,
    ]);
  });

  test("all conditions of one leaf must hold", async () => {
    const both = {
      status: { gte: 200, lt: 300 },
      properties: { environment: { like: "pro%" }, missing: { equals: "x" } },
    };
    expect(await found(both)).toEqual([]);
    expect(await found({ ...both, properties: { environment: { like: "pro%" } } })).toEqual([full.requestId]);
  });

  test("cost is exact beyond what 32 bits of nano-dollars hold", async () => {
    expect(await found({ cost: { gte: 4.3 } })).toEqual([full.requestId]);
    expect(await found({ cost: { gt: 4.3 } })).toEqual([]);
    expect(await found({ cost: { lt: 10 } })).toEqual([full.requestId]);
  });

  test("scores: a score that is there and its comparison", async () => {
    expect(await found({ scores: { accuracy: { equals: "7" } } })).toEqual([full.requestId]);
    expect(await found({ scores: { accuracy: { "not-equals": "8" } } })).toEqual([full.requestId]);
    expect(await found({ "helicone-score-feedback": { equals: true } })).toEqual([full.requestId]);
  });

  test("isScored, isCached and includeInputs narrow as they say", async () => {
    const ids = async (body: Record<string, unknown>) =>
      rowsOf(await query(body)).map((one) => one.request_id);
    expect(await ids({ isScored: true })).toEqual([full.requestId]);
    expect(await ids({ isScored: false })).toEqual([bare.requestId]);
    expect(await ids({ isCached: true })).toEqual([full.requestId]);
    expect(await ids({ isCached: false, includeInputs: true, isPartOfExperiment: false })).toEqual([
      bare.requestId,
    ]);
  });

  test("a row tells the model the caller named in place of the real one", async () => {
    expect(rowsOf(await query({ sort: { created_at: "asc" } })).map((one) => one.model_override)).toEqual([
      "my-own-model",
      null,
    ]);
  });

  test("a sort that has no effect says so", async () => {
    const answer = await query({ sort: { last_active: "desc" } });
    expect(answer.text).toContain("Requests cannot be sorted by last_active; it is ignored.");
  });
});

function fail(): never {
  throw new Error("The request that was inserted is not there.");
}
