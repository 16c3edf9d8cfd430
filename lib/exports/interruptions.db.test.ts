import { gunzipSync } from "node:zlib";
import { v7 as newUuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as cancelRoute } from "@/app/v1/request/export/[exportId]/cancel/route";
import { GET as progressRoute } from "@/app/v1/request/export/[exportId]/route";
import { POST as estimateRoute } from "@/app/v1/request/export/estimate/route";
import { POST as exportRoute } from "@/app/v1/request/export/route";
import { estimateExport, getExport } from "@/lib/api/contract/exports";
import { database } from "@/lib/clickhouse";
import { ApiError } from "@/lib/errors";
import { editProperties } from "@/lib/requests/edit-properties";
import { call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import { exportedFile, exportResponse, jsonObjects } from "./exports.test-support";

const startMs = Date.UTC(2026, 0, 31);
/** Several pages. */
const count = 60_000;
const records = Array.from({ length: count }, (_, index) =>
  requestRecord({ createdAtMs: startMs + Math.floor(index / 9) * 10, properties: [["Number", `${index}`]] }),
);
const ids = new Set(records.map(({ requestId }) => requestId));

async function progressOf(id: string | null) {
  const answer = await call(progressRoute, "GET", `/v1/request/export/${id}`);
  expect(answer.status, answer.text).toBe(200);
  return getExport.answer.parse(JSON.parse(answer.text)).data;
}

/** Reads chunks up to at least so many bytes, and leaves the stream open. */
async function firstBytes(response: Response, bytesMin: number) {
  const reader = response.body?.getReader();
  if (!reader) throw new Error("no body");
  let bytes = Buffer.alloc(0);
  while (bytes.length < bytesMin) {
    const { value, done } = await reader.read();
    if (done) break;
    bytes = Buffer.concat([bytes, value]);
  }
  return { reader, bytes };
}

describeApiOnBothEngines("an export under way", () => {
  beforeAll(() => insertRecords(database(), records));

  test("tells how far it got, and in the end that it is done", async () => {
    const response = await exportResponse({ columns: ["request_id"] });
    const id = response.headers.get("facet-export-id");
    const { reader, bytes } = await firstBytes(response, 100);
    expect(await progressOf(id)).toMatchObject({ state: "running", requests: count, failure: null });
    let total = bytes.length;
    for (let next = await reader.read(); !next.done; next = await reader.read()) total += next.value.length;
    expect(await progressOf(id)).toMatchObject({ state: "done", rows: count, bytes: total });
  });

  test("can be cancelled: its stream breaks instead of ending, and nothing more is read", async () => {
    const response = await exportResponse({ columns: ["request_id"] });
    const id = response.headers.get("facet-export-id");
    const { reader } = await firstBytes(response, 100);
    expect((await call(cancelRoute, "POST", `/v1/request/export/${id}/cancel`)).status).toBe(200);
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toThrow();
    const { state, rows } = await progressOf(id);
    expect(state).toBe("cancelled");
    expect(rows).toBeLessThan(count);
  });

  test.each([
    {},
    { gzip: true },
    { splitBy: { property: "Number" }, timeRange: { to: "2026-01-31T00:00:02Z" } },
  ])("stops when its reader leaves: %j", async (order) => {
    const response = await exportResponse({ columns: ["request_id"], ...order });
    const id = response.headers.get("facet-export-id");
    const { reader } = await firstBytes(response, 1);
    await reader.cancel();
    expect(await progressOf(id)).toMatchObject({ state: "cancelled" });
  });

  test("is known to its own organization only, and under an id once", async () => {
    const id = newUuid();
    await (await exportResponse({ columns: ["model"], id })).arrayBuffer();
    const again = await call(exportRoute, "POST", "/x", { body: { filter: "all", id } });
    expect(sentenceOf(again, 409)).toContain("There is an export with the id");
    const unknown = await call(progressRoute, "GET", `/v1/request/export/${newUuid()}`);
    expect(sentenceOf(unknown, 404)).toContain("There is no export");
  });

  test("that was cut off goes on from its checkpoint, and the two pieces are the whole", async () => {
    const order = { columns: ["request_id", { property: "number" }], sort: { created_at: "asc" } };
    const whole = await exportedFile(order);
    for (const bytesMin of [1_000_000, 2_000_000]) {
      const response = await exportResponse(order);
      const { reader, bytes } = await firstBytes(response, bytesMin);
      await reader.cancel();
      const { checkpoint } = await progressOf(response.headers.get("facet-export-id"));
      expect(checkpoint?.bytes).toBeGreaterThan(500_000);
      // What arrived later is in neither piece.
      await insertRecords(database(), [requestRecord({ createdAtMs: startMs + 9_000_000, model: "late" })]);
      const rest = await exportedFile({ ...order, resume: checkpoint?.cursor });
      expect(Buffer.concat([bytes.subarray(0, checkpoint?.bytes), rest]).equals(whole)).toBe(true);
      await database().command({
        sql: "ALTER TABLE requests DELETE WHERE model = 'late' SETTINGS mutations_sync = 2",
        tag: "test",
      });
    }
    const other = await exportResponse({ ...order, columns: ["model"], resume: "x" });
    expect(other.status).toBe(422);
  });

  test("holds every request once while others arrive and are edited", async () => {
    const response = await exportResponse({
      format: "jsonl",
      columns: ["request_id", { property: "number" }],
    });
    const { reader, bytes } = await firstBytes(response, 1);
    const parts = [bytes];
    const arriving = requestRecord({ createdAtMs: startMs + 10_000_000 });
    await insertRecords(database(), [arriving]);
    for (const { requestId, organizationId } of records.slice(0, 20)) {
      await editProperties({ requestId, organizationId, set: [["Number", "edited"]], remove: [] });
    }
    for (let next = await reader.read(); !next.done; next = await reader.read())
      parts.push(Buffer.from(next.value));
    const objects = jsonObjects(Buffer.concat(parts));
    expect(objects).toHaveLength(count);
    expect(new Set(objects.map(({ request_id }) => request_id))).toEqual(ids);
    await database().command({
      sql: `ALTER TABLE requests DELETE WHERE request_id = '${arriving.requestId}' SETTINGS mutations_sync = 2`,
      tag: "test",
    });
  });

  test("is as large as was estimated, give or take", async () => {
    for (const order of [
      { columns: ["request_id"] },
      { format: "jsonl" },
      { gzip: true, columns: ["properties"] },
    ]) {
      const answer = await call(estimateRoute, "POST", "/x", { body: { filter: "all", ...order } });
      const { data } = estimateExport.answer.parse(JSON.parse(answer.text));
      const file = await exportedFile(order);
      expect(data).toMatchObject({ requests: count, rows: count, files: null });
      expect(data.bytes / file.length).toBeGreaterThan(0.5);
      expect(data.bytes / file.length).toBeLessThan(2);
    }
    const split = await call(estimateRoute, "POST", "/x", { body: { filter: "all", splitBy: "model" } });
    expect(estimateExport.answer.parse(JSON.parse(split.text)).data.files).toBe(1);
    const summary = await call(estimateRoute, "POST", "/x", {
      body: { filter: "all", summary: ["model", "provider"] },
    });
    expect(estimateExport.answer.parse(JSON.parse(summary.text)).data.rows).toBe(1);
  });

  test("with more values than an archive may hold files is refused before it begins", async () => {
    const answer = await call(exportRoute, "POST", "/x", {
      body: { filter: "all", splitBy: { property: "Number" } },
    });
    expect(sentenceOf(answer, 422)).toContain("more than 10000 values in this selection");
  });

  describe("on a database that fails", () => {
    /** Lets the nth page fail, as if the database went away meanwhile. */
    async function failingAt(page: number, work: () => Promise<void>): Promise<void> {
      const real = database();
      const original = real.queryBytes;
      let pages = 0;
      real.queryBytes = (statement, format) => {
        pages += 1;
        return pages >= page
          ? Promise.reject(new ApiError("storage_unavailable", "The database does not answer: gone."))
          : original.call(real, statement, format);
      };
      try {
        await work();
      } finally {
        real.queryBytes = original;
      }
    }

    test("at its first page is answered as an error", async () => {
      await failingAt(1, async () => {
        const answer = await call(exportRoute, "POST", "/x", { body: { filter: "all" } });
        expect(sentenceOf(answer, 503)).toBe("The database does not answer: gone.");
      });
    });

    test.each([{}, { gzip: true }, { format: "parquet" }, { format: "jsonl" }])(
      "later breaks off, and neither marker nor end is there: %j",
      async (order) => {
        await failingAt(3, async () => {
          const response = await exportResponse({ columns: ["request_id"], ...order });
          const reader = response.body?.getReader();
          const parts: Uint8Array[] = [];
          await expect(
            (async () => {
              for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
                parts.push(next.value);
            })(),
          ).rejects.toThrow();
          const file = Buffer.concat(parts);
          expect(file.length).toBeGreaterThan(0);
          expect(file.toString()).not.toContain("facet");
          if ("gzip" in order) expect(() => gunzipSync(file)).toThrow();
          const state = await progressOf(response.headers.get("facet-export-id"));
          expect(state).toMatchObject({ state: "failed", failure: "The database does not answer: gone." });
        });
      },
    );
  });
});
