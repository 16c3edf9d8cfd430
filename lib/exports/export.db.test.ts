import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as hideRoute } from "@/app/v1/property/hide/route";
import { POST as restoreRoute } from "@/app/v1/property/restore/route";
import { POST as exportRoute } from "@/app/v1/request/export/route";
import { database } from "@/lib/clickhouse";
import type { RequestRow } from "@/lib/record";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import {
  awkwardRecords,
  csvObjects,
  csvRows,
  exportedFile,
  exportResponse,
  jsonObjects,
  pagedRows,
} from "./exports.test-support";
import { guardedText } from "./formula-guard";

const records = awkwardRecords(400);
const everything = [
  "request_id",
  "created",
  "status",
  "request",
  "model",
  "cost",
  "latency",
  "user",
  "properties",
];
const production = { request_response_rmt: { properties: { Customer: { equals: "plain" } } } };

/** What a row of the list says in the cells of a file. */
function cellsOf(row: RequestRow, guard: (text: string) => string) {
  const property = (name: string) => (row.properties[name] === undefined ? "" : guard(row.properties[name]));
  return {
    request_id: row.request_id,
    created: row.request_created_at,
    status: String(row.response_status),
    request: guard(row.request_preview),
    model: row.model,
    cost: row.cost_usd ?? "",
    latency: String(row.delay_ms),
    user: guard(row.request_user_id),
    "property.Customer": property("Customer"),
    "property.Ticket-Id": property("Ticket-Id"),
    "property.model": property("model"),
    "property.=formula": property("=formula"),
  };
}

describeApiOnBothEngines("exports", () => {
  beforeAll(() => insertRecords(database(), records));

  describe("CSV", () => {
    test.each(["desc", "asc"] as const)("holds what paging gives, cell by cell, %s", async (direction) => {
      const rows = await pagedRows({ sort: { created_at: direction } });
      const file = await exportedFile({ columns: everything, sort: { created_at: direction } });
      expect(rows).toHaveLength(records.length);
      expect(csvObjects(file)).toEqual(rows.map((row) => cellsOf(row, guardedText)));
    });

    test("holds exactly what the filter and the time range select", async () => {
      const timeRange = { from: "2026-01-31T12:00:10Z", to: "2026-01-31T12:00:50Z" };
      const rows = await pagedRows({ filter: production, timeRange });
      const file = await exportedFile({ filter: production, timeRange, columns: everything });
      expect(rows.length).toBeGreaterThan(0);
      expect(csvObjects(file).map(({ request_id }) => request_id)).toEqual(rows.map((row) => row.request_id));
    });

    test("without the guard holds the text as it was sent", async () => {
      const file = await exportedFile({ columns: everything, csv: { guard: false } });
      const rows = await pagedRows();
      expect(csvObjects(file)).toEqual(rows.map((row) => cellsOf(row, (text) => text)));
    });

    test("writes other delimiters, the mark for Excel, labels, and no marker, when asked to", async () => {
      const columns = ["model", { property: "MODEL" }, { property: "=Formula" }, "cost"];
      const options = { headers: "labels", marker: false, columns };
      const file = await exportedFile({ ...options, csv: { delimiter: ";", bom: true } });
      expect(file.subarray(0, 3).toString("hex")).toBe("efbbbf");
      const rows = csvRows(file.subarray(3), { delimiter: ";" });
      expect(rows[0]).toEqual(["Model", "model (property)", "'=formula", "Cost"]);
      expect(rows).toHaveLength(1 + records.length);
      const tabbed = await exportedFile({ ...options, csv: { delimiter: "\t", guard: false } });
      expect(csvRows(tabbed, { delimiter: "\t" })[0]?.[2]).toBe("=formula");
    });

    test("tells a missing value from an empty one", async () => {
      const file = await exportedFile({ columns: [{ property: "customer" }], marker: false });
      const lines = new Set(file.toString().split("\n"));
      expect(lines.has("")).toBe(true);
      expect(lines.has('""')).toBe(true);
    });

    test("is the same when it is compressed", async () => {
      const plain = await exportedFile({ columns: everything });
      expect(gunzipSync(await exportedFile({ columns: everything, gzip: true })).equals(plain)).toBe(true);
    });

    test("holds its head and its end when nothing is selected", async () => {
      const file = await exportedFile({
        filter: { request_response_rmt: { model: { equals: "none" } } },
        columns: ["model", "cost"],
      });
      expect(file.toString()).toBe('"model","cost"\n"# facet-export complete rows=0",\n');
    });
  });

  test("JSON lines hold what paging gives, money as exact text, nothing defused", async () => {
    const rows = await pagedRows();
    const objects = jsonObjects(await exportedFile({ format: "jsonl", columns: everything }));
    expect(objects).toEqual(
      rows.map((row) => ({
        ...cellsOf(row, (text) => text),
        status: row.response_status,
        latency: row.delay_ms,
        cost: row.cost_usd,
        "property.Customer": row.properties.Customer ?? null,
        "property.model": row.properties.model ?? null,
      })),
    );
  });

  describe("Parquet", () => {
    let directory: string;
    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), "facet-parquet-"));
    });
    afterAll(() => rmSync(directory, { recursive: true, force: true }));

    test("holds what paging gives, with types, for two independent readers", async () => {
      const rows = await pagedRows();
      const columns = ["request_id", "created", "cost", "latency", "stream", { property: "Customer" }];
      const file = await exportedFile({ format: "parquet", columns });
      const path = join(directory, "requests.parquet");
      writeFileSync(path, file);
      const { schema, num_rows } = parquetMetadata(new Uint8Array(file).buffer);
      expect(Number(num_rows)).toBe(rows.length);
      expect(schema.slice(1).map(({ name, type, converted_type }) => [name, converted_type ?? type])).toEqual(
        [
          ["request_id", "FIXED_LEN_BYTE_ARRAY"],
          ["created", "TIMESTAMP_MILLIS"],
          ["cost", "DECIMAL"],
          ["latency", "UINT_32"],
          ["stream", "BOOLEAN"],
          ["property.Customer", "UTF8"],
        ],
      );
    });

    test("is a file also when nothing is selected", async () => {
      const file = await exportedFile({
        format: "parquet",
        filter: { request_response_rmt: { model: { equals: "none" } } },
        columns: ["model", "cost"],
      });
      const buffer = new Uint8Array(file).buffer;
      expect(await parquetReadObjects({ file: buffer })).toEqual([]);
      expect(
        parquetMetadata(buffer)
          .schema.map(({ name }) => name)
          .slice(1),
      ).toEqual(["model", "cost"]);
    });
  });

  test("bodies come as the text that is kept, and empty where none is", async () => {
    const byId = new Map(records.map((record) => [record.requestId, record]));
    const objects = jsonObjects(
      await exportedFile({ format: "jsonl", columns: ["request_id"], bodies: true }),
    );
    expect(objects).toHaveLength(records.length);
    for (const { request_id, request_body, response_body } of objects) {
      const record = byId.get(String(request_id));
      expect([request_body, response_body]).toEqual([record?.requestBody, record?.responseBody]);
    }
  });

  describe("columns", () => {
    const headOf = async (body: Record<string, unknown>) => csvRows(await exportedFile(body))[0];

    test("by default are those of the list, with every property spelled as it was sent", async () => {
      expect(await headOf({})).toEqual([
        "created",
        "status",
        "request",
        "model",
        "cost",
        "latency",
        "property.=formula",
        "property.Customer",
        "property.model",
        "property.Ticket-Id",
        "response",
        "total_tokens",
        "user",
      ]);
    });

    test("leave hidden keys and keys that no selected request has out, unless they are named", async () => {
      const filter = { request_response_rmt: { request_id: { equals: records[0]?.requestId } } };
      expect(await headOf({ filter, columns: ["properties"] })).not.toContain("property.Customer");
      const key = { key: "customer" };
      expect((await call(hideRoute, "POST", "/x", { body: key })).status).toBe(200);
      expect(await headOf({ columns: ["properties"] })).not.toContain("property.Customer");
      expect(await headOf({ columns: [{ property: "CUSTOMER" }] })).toEqual(["property.Customer"]);
      expect((await call(restoreRoute, "POST", "/x", { body: key })).status).toBe(200);
      expect(await headOf({ columns: ["properties"] })).toContain("property.Customer");
    });

    test("of yes and no say true and false", async () => {
      const [first] = csvObjects(await exportedFile({ columns: ["failed", "stream", "feedback"] }));
      expect(first).toEqual({ failed: "false", stream: "false", feedback: "" });
    });

    test("may be called like columns of the table", async () => {
      const createdAtMs = Date.UTC(2025, 0, 1);
      const named = [1, 2, 3].map((second) =>
        requestRecord({
          createdAtMs: createdAtMs + second * 1_000,
          model: "=model",
          properties: [
            ["created_at", `${9 - second}`],
            ["request_id", "x"],
            ["organization_id", "y"],
          ],
        }),
      );
      await insertRecords(database(), named);
      const model = { request_response_rmt: { model: { equals: "=model" } } };
      const file = await exportedFile({
        filter: model,
        timeRange: { to: "2025-06-01" },
        columns: ["model", "properties"],
        headers: "labels",
        sort: { created_at: "asc" },
      });
      expect(csvObjects(file)).toEqual(
        named.map(({ properties }) => ({ Model: "'=model", ...Object.fromEntries(properties) })),
      );
    });

    test("all are all, each once", async () => {
      const head = (await headOf({ columns: "all" })) ?? [];
      expect(head).toEqual(expect.arrayContaining(["provider", "api_key_id", "cached", "property.Customer"]));
      expect(head.length).toBe(new Set(head).size);
      expect(head).not.toContain("request_body");
    });
  });

  describe("an order that cannot be carried out is refused with a sentence", () => {
    test.each([
      [{ format: "xlsx" }, 'format must be one of "csv", "jsonl", "parquet", not "xlsx".'],
      [{ columns: [] }, 'columns must be "default", "all", or a list of fields'],
      [{ columns: ["nope"] }, 'columns.0: There is no field "nope".'],
      [{ columns: ["text"] }, 'columns.0 is a body: ask for both with "bodies": true instead of text.'],
      [{ sort: { cost: "desc" } }, "sort must be by time alone"],
      [{ splitBy: "cost" }, 'splitBy must be a field with values to tell apart, such as "model"'],
      [{ summary: ["created"] }, "summary.0 must be a field with values to tell apart"],
      [{ summary: ["model"], splitBy: "model" }, "splitBy cannot be used with summary"],
      [{ summary: ["model", "user", "provider"] }, "summary must have at most 2 entries."],
      [{ gzip: true, format: "parquet" }, "gzip cannot be used with parquet"],
      [{ csv: { delimiter: "|" } }, 'csv.delimiter must be one of ",", ";", "\\t", not "|".'],
      [{ resume: "abc" }, "resume is not a cursor of this export"],
      [{ rows: 5 }, "rows is not a known field."],
      [{ filter: { properties: { Customer: { equals: "plain" } } } }, "filter cannot do what was meant."],
    ])("%j", async (body, sentence) => {
      const answer = await call(exportRoute, "POST", "/x", { body: { filter: "all", ...body } });
      expect(sentenceOf(answer, 422)).toContain(sentence);
    });

    test("without a key", async () => {
      const answer = await call(exportRoute, "POST", "/x", { body: { filter: "all" }, headers: {} });
      expect(sentenceOf(answer, 401)).toContain("An API key is needed");
    });

    test("as a form, when its field is missing", async () => {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const response = await exportRoute(
        new Request("http://localhost/x", {
          method: "POST",
          headers: { ...headers, authorization: "Bearer sk-facet-test-key-of-the-default-organization" },
          body: "other=1",
        }),
      );
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("The form has no field json");
    });
  });

  test("names the file, its kind and its export", async () => {
    const id = "01890a5d-ac96-774b-bcce-b302099a8057";
    const response = await exportResponse({ columns: ["model"], id, timeRange: { from: "2026-01-01" } });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="facet-requests-\d{8}-\d{6}\.csv"$/,
    );
    expect(response.headers.get("facet-export-id")).toBe(id);
    expect(response.headers.get("facet-export-requests")).toBe(String(records.length));
    await response.arrayBuffer();
  });

  test("another organization's requests are in no export", async () => {
    const other = requestRecord({ organizationId: "00000000-0000-4000-8000-0000000000bb", model: "secret" });
    await insertRecords(database(), [other]);
    expect((await exportedFile({ columns: ["model"] })).toString()).not.toContain("secret");
  });
});
