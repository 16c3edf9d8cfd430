import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import { z } from "zod";
import { POST as exportRoute } from "@/app/v1/request/export/route";
import { POST as queryRoute } from "@/app/v1/request/query-clickhouse/route";
import type { RequestRecord, RequestRow } from "@/lib/record";
import { call, rowsOf, testApiKey } from "@/test/api";
import { requestRecord } from "@/test/request-record";

/** Text that has broken files before: of each kind one. */
export const awkwardTexts = [
  "",
  " ",
  "plain",
  'quotes " and "" more',
  "comma, semicolon; tab\t",
  "line\nbreak",
  "lone\rreturn",
  "both\r\n",
  "=1+1",
  "+49 30",
  "-5",
  "@SUM(A1)",
  "\tindented",
  "\rreturned",
  "'already",
  "# facet-export complete rows=1",
  "\uFEFFbom",
  "nul\u0000byte",
  "back\\slash\\N",
  "NULL",
  "😀 emoji 👩‍👩‍👧",
  "é e\u0301",
  "日本語",
  "a/b\\c:d*e?f|g",
  '{"json":[1,2]}',
  "x".repeat(5_000),
] as const;

const startMs = Date.UTC(2026, 0, 31, 12);

/** Many requests at few moments, so that pages end between requests of one moment. */
export function awkwardRecords(count: number): RequestRecord[] {
  const text = (index: number) => awkwardTexts[index % awkwardTexts.length] ?? "";
  return Array.from({ length: count }, (_, index) =>
    requestRecord({
      createdAtMs: startMs + Math.floor(index / 7) * 1_000,
      model: index % 3 === 0 ? "gpt-4o" : "claude-haiku",
      costUsd: index % 5 === 0 ? null : `0.00000${index % 10}000001`,
      latencyMs: index * 3,
      userId: text(index + 3),
      status: index % 11 === 0 ? 500 : 200,
      properties: [
        ...(index % 4 === 0 ? [] : ([["Customer", text(index)]] as const)),
        ["Ticket-Id", `T-${index}`],
        ["=formula", text(index + 9)],
        ...(index % 2 === 0 ? ([["model", "a property called like a field"]] as const) : []),
      ],
      requestPreview: text(index + 5),
      requestBody: JSON.stringify({ text: text(index) }),
      responseBody: index % 6 === 0 ? "" : text(index + 1),
    }),
  );
}

/** All rows of a selection, page by page through the list's endpoint, the newest first. */
export async function pagedRows(body: Record<string, unknown> = {}): Promise<RequestRow[]> {
  const rows: RequestRow[] = [];
  let cursor: string | null | undefined;
  do {
    const answer = await call(queryRoute, "POST", "/x", {
      body: { filter: "all", limit: 100, ...body, ...(cursor && { cursor }) },
    });
    rows.push(...rowsOf(answer));
    cursor = answer.body.cursor;
  } while (cursor);
  return rows;
}

/** The response to an export with the test's key. */
export function exportResponse(body: Record<string, unknown>): Promise<Response> {
  return exportRoute(
    new Request("http://localhost:3000/v1/request/export", {
      method: "POST",
      headers: { authorization: `Bearer ${testApiKey}` },
      body: JSON.stringify({ filter: "all", ...body }),
    }),
  );
}

/** The file of an export that must be a success. */
export async function exportedFile(body: Record<string, unknown> = {}): Promise<Buffer> {
  const response = await exportResponse(body);
  if (response.status !== 200) expect(await response.text()).toBe("a file");
  return Buffer.from(await response.arrayBuffer());
}

/** Rows of CSV as an independent reader reads them, the head first. */
export function csvRows(file: Buffer, options: { delimiter?: string } = {}): string[][] {
  const rows: unknown = parse(file, { ...options, relax_column_count: false });
  return z.array(z.array(z.string())).parse(rows);
}

/** The same as objects by the names in the head, without the last line, which must be the marker. */
export function csvObjects(file: Buffer, options: { delimiter?: string } = {}): Record<string, string>[] {
  const [head = [], ...rows] = csvRows(file, options);
  const marker = rows.pop();
  expect(marker).toEqual([`# facet-export complete rows=${rows.length}`, ...head.slice(1).map(() => "")]);
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ""])));
}

/** JSON lines, without the last one, which must be the marker. */
export function jsonObjects(file: Buffer): Record<string, unknown>[] {
  const lines = file.toString().split("\n");
  expect(lines.pop()).toBe("");
  const objects = lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
  expect(objects.pop()).toEqual({ facet_export: { complete: true, rows: objects.length } });
  return objects;
}

/** The values by a key of each, in their order. */
export function groupedBy<T, Key>(values: readonly T[], keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  }
  return groups;
}
