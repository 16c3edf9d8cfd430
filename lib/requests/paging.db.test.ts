import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { POST as queryRoute } from "@/app/v1/request/query-clickhouse/route";
import { database } from "@/lib/clickhouse";
import { type Field, fields } from "@/lib/fields/fields";
import { call, describeApiOnBothEngines, rowsOf } from "@/test/api";
import { insertRecords, requestRecord } from "@/test/request-record";

const startMs = Date.UTC(2026, 0, 31, 12);
const costs = [null, "0", "0.000000000001", "12.5"];
const users = ["", "ann", "Ann", "öl\t'\\"];
const tiers: [string, string][][] = [
  [],
  [["Tier", ""]],
  [["tier", "gold's"]],
  [["Tier", "back\\slash"]],
  [["ticket.`id\\", "x"]],
];

/** Three moments and few values, so that nearly every comparison is a tie. */
const records = Array.from({ length: 60 }, (_, index) => {
  const record = requestRecord({
    createdAtMs: startMs + (index % 3),
    costUsd: costs[index % 4] ?? null,
    latencyMs: index % 5,
    timeToFirstTokenMs: index % 2 === 0 ? null : index % 4,
    userId: users[index % 4] ?? "",
    isStream: index % 2 === 0,
    properties: tiers[index % 5] ?? [],
  });
  return index % 7 === 0 ? { ...record, usage: null } : record;
});

async function page(body: Record<string, unknown>) {
  const answer = await call(queryRoute, "POST", "/v1/request/query-clickhouse", {
    body: { filter: "all", includeBodies: false, ...body },
  });
  return { ids: rowsOf(answer).map((row) => row.request_id), cursor: answer.body.cursor };
}

/** All pages, one after another, by the cursor of the page before. */
async function byCursor(sort: unknown, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const next = await page({ sort, limit, ...(cursor && { cursor }) });
    expect(next.ids.length).toBe(Math.min(limit, records.length - ids.length));
    ids.push(...next.ids);
    cursor = next.cursor;
  } while (cursor);
  return ids;
}

async function byOffset(sort: unknown, limit: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < records.length) {
    ids.push(...(await page({ sort, limit, offset: ids.length })).ids);
  }
  return ids;
}

describeApiOnBothEngines("paging", () => {
  beforeAll(() => insertRecords(database(), records));

  const directions = ["asc", "desc"] as const;
  const all: readonly Field[] = fields;
  const sortable = all.filter(({ sql }) => sql !== "");
  const sorts = [
    // One direction each: both take the same way, and the properties below go it in both.
    ...sortable.map(({ id }, index) => ({ [id]: directions[index % 2] })),
    ...["request_created_at", "created_at", "body_model", "is_cached", "size_bytes"].map((name) => ({
      [name]: "desc",
    })),
    ...directions.map((direction) => ({ properties: { Tier: direction } })),
    ...directions.map((direction) => ({ properties: { "ticket.`id\\": direction } })),
    { stream: "asc", cost: "desc", properties: { Tier: "asc" }, latency: "desc" },
    { created: "asc", cost: "asc" },
    { request_prompt: "desc", response_text: "asc" },
  ];

  test.each(sorts.map((sort) => [JSON.stringify(sort), sort] as const))(
    "by cursor shows every request once, in the order of one large page: %s",
    async (_, sort) => {
      const whole = (await page({ sort, limit: 1_000 })).ids;
      expect(new Set(whole)).toEqual(new Set(records.map(({ requestId }) => requestId)));
      expect(await byCursor(sort, 25)).toEqual(whole);
    },
  );

  test("by cursor and by offset give the same pages, whatever their size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sorts), fc.integer({ min: 5, max: 70 }), async (sort, limit) => {
        expect(await byCursor(sort, limit)).toEqual(await byOffset(sort, limit));
      }),
      { numRuns: 10 },
    );
  });

  test("by cursor neither repeats nor skips when new requests arrive in between", async () => {
    const before = await page({ limit: 20, timeRange: { to: "2026-01-31T12:01:00Z" } });
    await insertRecords(database(), [requestRecord({ createdAtMs: startMs + 30_000 })]);
    const after = await page({
      limit: 1_000,
      cursor: before.cursor,
      timeRange: { to: "2026-01-31T12:01:00Z" },
    });
    expect(new Set([...before.ids, ...after.ids])).toEqual(
      new Set(records.map(({ requestId }) => requestId)),
    );
    expect(before.ids.length + after.ids.length).toBe(records.length);
  });
});
