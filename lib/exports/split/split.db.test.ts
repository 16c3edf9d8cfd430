import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { fromBuffer, type ZipFile } from "yauzl";
import { database } from "@/lib/clickhouse";
import { describeApiOnBothEngines } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";
import {
  awkwardRecords,
  csvObjects,
  csvRows,
  exportedFile,
  groupedBy,
  jsonObjects,
  pagedRows,
} from "../exports.test-support";
import { rowsOf } from "../files/count-rows";
import { guardedText } from "../formula-guard";

const records = [
  ...awkwardRecords(300),
  // More of one value than a page holds.
  ...Array.from({ length: 20_000 }, (_, index) =>
    requestRecord({
      createdAtMs: Date.UTC(2026, 1, 1) + Math.floor(index / 3),
      properties: [["Customer", "large"]],
      model: "bulk",
    }),
  ),
  ...Array.from({ length: 1_200 }, (_, index) =>
    requestRecord({
      createdAtMs: Date.UTC(2026, 2, 1),
      properties: [["Customer", `small ${index % 1_100}`]],
    }),
  ),
];
const early = { to: "2026-02-01T00:00:00Z" };

/** The files of an archive by name, in their order. */
async function unzipped(archive: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(archive, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const ended = once(zip, "end");
  zip.on("entry", (entry) =>
    zip.openReadStream(entry, async (error, stream) => {
      if (error) throw error;
      files.set(entry.fileName, await buffer(stream));
      zip.readEntry();
    }),
  );
  zip.readEntry();
  await ended;
  return files;
}

interface IndexLine {
  file: string;
  value: string | null;
  rows: number;
}

function indexOf(files: Map<string, Buffer>): IndexLine[] {
  const [, ...lines] = csvRows(files.get("_index.csv") ?? Buffer.from(""));
  return lines.map(([file = "", value = "", isNotSet, rows]) => ({
    file,
    value: isNotSet === "true" ? null : value,
    rows: Number(rows),
  }));
}

describeApiOnBothEngines("an export in one file per value", () => {
  beforeAll(() => insertRecords(database(), records));

  describe.each(["csv", "jsonl"] as const)("as %s", (format) => {
    const idsOf = (file: Buffer): unknown[] =>
      (format === "csv" ? csvObjects(file) : jsonObjects(file)).map(({ request_id }) => request_id);

    test("holds what paging gives, each request in the file of its value, whatever the values are", async () => {
      const columns = ["request_id", "request", { property: "Customer" }];
      const options = { format, columns, csv: { guard: false }, timeRange: early };
      const files = await unzipped(await exportedFile({ ...options, splitBy: { property: "customer" } }));
      const rows = await pagedRows({ timeRange: early });
      const index = indexOf(files);
      expect(index.map(({ file }) => file)).toEqual([...files.keys()].slice(0, -1));
      const byValue = groupedBy(rows, ({ properties: { Customer } }) =>
        Customer === undefined ? null : guardedText(Customer),
      );
      expect(new Set(index.map(({ value }) => value))).toEqual(new Set(byValue.keys()));
      for (const { file, value, rows: count } of index) {
        const wanted = byValue.get(value) ?? [];
        expect(idsOf(files.get(file) ?? Buffer.from("")), JSON.stringify(value)).toEqual(
          wanted.map((row) => row.request_id),
        );
        expect(count).toBe(wanted.length);
      }
    });
  });

  test("of many small values and a large one holds each request once", async () => {
    const files = await unzipped(
      await exportedFile({ columns: ["request_id"], splitBy: { property: "customer" } }),
    );
    const index = indexOf(files);
    expect(index.find(({ value }) => value === "large")?.rows).toBe(20_000);
    expect(index.filter(({ value }) => value?.startsWith("small"))).toHaveLength(1_100);
    const ids = [...files]
      .filter(([name]) => name !== "_index.csv")
      .flatMap(([, file]) => csvObjects(file).map(({ request_id }) => request_id));
    expect(ids).toHaveLength(records.length);
    expect(new Set(ids)).toEqual(new Set(records.map(({ requestId }) => requestId)));
  });

  test.each(["model", "status", "stream", "user"])("by %s holds each request once", async (field) => {
    const files = await unzipped(
      await exportedFile({ columns: ["request_id"], splitBy: field, timeRange: early }),
    );
    const ids = [...files]
      .filter(([name]) => name !== "_index.csv")
      .flatMap(([, file]) => csvObjects(file).map(({ request_id }) => request_id));
    expect(new Set(ids)).toEqual(
      new Set((await pagedRows({ timeRange: early })).map((row) => row.request_id)),
    );
    expect(ids).toHaveLength(300);
  });

  test("as Parquet is one file of it per value", async () => {
    const files = await unzipped(
      await exportedFile({ format: "parquet", columns: ["request_id"], splitBy: "model", timeRange: early }),
    );
    const counts = indexOf(files).map(({ file, rows }) => [
      rowsOf("Parquet", files.get(file) ?? Buffer.from("")),
      rows,
    ]);
    expect(counts).toEqual([
      [200, 200],
      [100, 100],
    ]);
  });

  test("with bodies holds the bodies of each request", async () => {
    const options = { format: "jsonl", columns: ["request_id"], bodies: true, timeRange: early };
    const files = await unzipped(await exportedFile({ ...options, splitBy: { property: "customer" } }));
    const byId = new Map(records.map((record) => [record.requestId, record]));
    const objects = [...files]
      .filter(([name]) => name !== "_index.csv")
      .flatMap(([, file]) => jsonObjects(file));
    expect(objects).toHaveLength(300);
    for (const { request_id, request_body } of objects) {
      expect(request_body).toBe(byId.get(String(request_id))?.requestBody);
    }
  });
});
