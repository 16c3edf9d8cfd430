import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/clickhouse";
import type { RequestRow } from "@/lib/record";
import { quantileMs } from "@/lib/rollup/histogram";
import { describeApiOnBothEngines } from "@/test/api";
import { insertRecords } from "@/test/request-record";
import {
  awkwardRecords,
  csvObjects,
  exportedFile,
  groupedBy,
  jsonObjects,
  pagedRows,
} from "./exports.test-support";

/** US dollars in units of 10⁻¹², so that sums are exact here as well. */
function picoUsd(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(12, "0"));
}

function sumOf(rows: readonly RequestRow[], figure: (row: RequestRow) => number | null): number {
  return rows.reduce((sum, row) => sum + (figure(row) ?? 0), 0);
}

/** What a summary must say of a group, added up from the rows of the list. */
function figuresOf(rows: readonly RequestRow[], all: readonly RequestRow[]) {
  const cost = (some: readonly RequestRow[]) =>
    some.reduce((sum, row) => sum + (row.cost_usd === null ? 0n : picoUsd(row.cost_usd)), 0n);
  const steps = new Map<number, number>();
  for (const { delay_ms } of rows) {
    const step = Math.min(255, Math.floor(Math.log2((delay_ms ?? 0) + 1) * 8));
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1_000) / 1_000);
  const times = rows.map((row) => row.request_created_at).toSorted();
  return {
    requests: rows.length,
    errors: rows.filter((row) => row.response_status >= 400).length,
    cost: rows.every((row) => row.cost_usd === null) ? null : cost(rows),
    cost_share: Math.round((Number(cost(rows)) / Number(cost(all))) * 1e6) / 1e6,
    unpriced_requests: rows.filter((row) => row.cost_usd === null).length,
    prompt_tokens: sumOf(rows, (row) => row.prompt_tokens),
    completion_tokens: sumOf(rows, (row) => row.completion_tokens),
    total_tokens: sumOf(rows, (row) => row.total_tokens),
    latency_avg_ms: rounded(sumOf(rows, (row) => row.delay_ms) / rows.length),
    latency_p50_ms: rounded(quantileMs(steps, 0.5)),
    latency_p95_ms: rounded(quantileMs(steps, 0.95)),
    first_seen: times[0],
    last_seen: times.at(-1),
  };
}

describeApiOnBothEngines("a summary", () => {
  beforeAll(() => insertRecords(database(), awkwardRecords(350)));

  const keys = {
    customer: (row: RequestRow) => row.properties.Customer ?? null,
    model: (row: RequestRow) => row.model,
    user: (row: RequestRow) => row.request_user_id || null,
  };

  test.each([
    [[{ property: "CUSTOMER" }], ["property.Customer"], [keys.customer]],
    [["user"], ["user"], [keys.user]],
    [
      ["model", { property: "customer" }],
      ["model", "property.Customer"],
      [keys.model, keys.customer],
    ],
  ] as const)("by %j equals what the rows of the list add up to, exactly", async (summary, ids, readers) => {
    const all = await pagedRows();
    const objects = jsonObjects(await exportedFile({ format: "jsonl", summary }));
    const groups = groupedBy(all, (row) => JSON.stringify(readers.map((read) => read(row))));
    expect(objects).toHaveLength(groups.size);
    for (const object of objects) {
      const values = ids.map((id) => object[id]);
      const rows = groups.get(JSON.stringify(values)) ?? [];
      const { cost, ...figures } = figuresOf(rows, all);
      expect(object).toMatchObject({
        ...figures,
        ...Object.fromEntries(ids.map((id, index) => [`${id}.is_not_set`, values[index] === null])),
      });
      expect(object.cost === null ? null : picoUsd(String(object.cost))).toBe(cost);
    }
  });

  test("stands with the most expensive first, groups without a price last", async () => {
    const objects = jsonObjects(
      await exportedFile({ format: "jsonl", summary: [{ property: "ticket-id" }] }),
    );
    const costs = objects.map(({ cost }) => (cost === null ? -1n : picoUsd(String(cost))));
    expect(costs).toEqual(costs.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    expect(costs.at(-1)).toBe(-1n);
  });

  test("as CSV defuses formulas in values and tells what is not set from what is empty", async () => {
    const objects = csvObjects(await exportedFile({ summary: [{ property: "customer" }] }));
    const value = "property.Customer";
    expect(objects.map((object) => object[value])).toContain("'=1+1");
    const empty = objects
      .filter((object) => object[value] === "")
      .map((object) => object[`${value}.is_not_set`]);
    expect(empty.toSorted()).toEqual(["false", "true"]);
  });
});
