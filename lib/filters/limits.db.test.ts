import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { fields } from "@/lib/fields/fields";
import { orderBySql, parseSort } from "@/lib/fields/sort";
import { openTestDatabase } from "@/test/database";
import { awkwardKeys } from "./arbitrary.test-support";
import { compileFilter } from "./compile";
import { filterLimits } from "./limits";
import { testOrganizationId as organizationId, testRows } from "./rows.test-support";
import type { Filter } from "./tree";

let database: Database;
let close: () => Promise<void>;
const rows = testRows(30, 7);

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
  await database.insert("requests", rows.map(({ requestLine }) => requestLine).join("\n"), "test");
}, 60_000);

afterAll(() => close());

async function count(filter: Filter): Promise<number> {
  const { sql, params } = compileFilter(filter, { organizationId });
  const statement = {
    sql: `SELECT toUInt32(count()) AS requests FROM requests WHERE ${sql}`,
    params,
    tag: "test",
  };
  const [row] = await database.query(statement, z.object({ requests: z.number() }));
  return row?.requests ?? -1;
}

const missing = (index: number): Filter => ({
  type: "condition",
  field: { property: `key ${index}` },
  operator: "not-equals",
  value: `value ${index}`,
});

describe("a filter as large as the limits allow", () => {
  it("runs with as many conditions as there may be", async () => {
    const children = Array.from({ length: filterLimits.conditionsMax }, (_, index) => missing(index));
    expect(await count({ type: "and", children })).toBe(rows.length);
  });

  it("runs nested as deep as it may be", async () => {
    let filter = missing(0);
    for (let level = 1; level < filterLimits.depthMax; level++) {
      filter = { type: level % 2 ? "or" : "and", children: [missing(level), filter] };
    }
    expect(await count(filter)).toBe(rows.length);
  });

  it("runs with as many totals as there may be, each beside as many of the longest conditions", async () => {
    const { besideTotalsMax, totalsMax } = filterLimits;
    const totals = Array.from({ length: totalsMax }, (_, index): Filter => {
      const field = index % 2 ? "user_requests" : "session_duration";
      return { type: "condition", field, operator: "not-equals", value: `${index}.5` };
    });
    const children = Array.from({ length: besideTotalsMax - totalsMax }, (_, index): Filter => {
      return { type: "condition", field: "text", operator: "not-contains", value: `value ${index}` };
    });
    expect(await count({ type: "and", children: [...children, { type: "or", children: totals }] })).toBe(
      rows.length,
    );
  });

  it("runs with as many and as long values as there may be", async () => {
    const values = Array.from({ length: filterLimits.valuesMax }, (_, index) =>
      `${index}`.padStart(120, "é"),
    );
    expect(await count({ type: "condition", field: "model", operator: "not-in", values })).toBe(rows.length);
    for (const pattern of ["_", "%a", "\\"]) {
      const value = pattern.repeat(filterLimits.valueCharsMax / pattern.length);
      expect(await count({ type: "condition", field: "model", operator: "not-ilike", value })).toBe(
        rows.length,
      );
    }
  });
});

describe("a sort", () => {
  const sortable = fields.filter(({ sql }) => sql !== "").map(({ id }) => ({ [id]: "desc" }));
  const byProperty = awkwardKeys.map((key) => ({ properties: { [key]: "asc" } }));

  it.each([...sortable, ...byProperty, { random: true }])("runs by %j and loses no row", async (input) => {
    const parsed = parseSort(input);
    const order = parsed.ok ? orderBySql(parsed.sort) : "";
    const sql = `SELECT toString(request_id) AS id FROM requests ORDER BY ${order}`;
    const found = await database.query({ sql, tag: "test" }, z.object({ id: z.string() }));
    expect(new Set(found.map(({ id }) => id)).size).toBe(rows.length);
  });

  it.each(["text", "session_tag", "user_cost", "session_requests"])(
    "refuses %s, which no row holds",
    (name) => {
      expect(parseSort({ [name]: "asc" })).toMatchObject({ ok: false });
    },
  );

  it("puts rows without the property last in both directions, the newest first among them", async () => {
    for (const direction of ["asc", "desc"]) {
      const parsed = parseSort({ properties: { ENVIRONMENT: direction } });
      const order = parsed.ok ? orderBySql(parsed.sort) : "";
      const sql = `SELECT toString(request_id) AS id FROM requests ORDER BY ${order}`;
      const found = await database.query({ sql, tag: "test" }, z.object({ id: z.string() }));
      const present = found.map(
        ({ id }) => rows.find(({ plain }) => plain.values.get("request_id") === id)?.plain,
      );
      const firstMissing = present.findIndex((row) => !row?.properties.has("environment"));
      const rest = present.slice(firstMissing);
      expect(firstMissing).toBeGreaterThan(0);
      expect(rest.some((row) => row?.properties.has("environment"))).toBe(false);
      const times = rest.map((row) => row?.values.get("created") ?? "");
      expect(times).toEqual(times.toSorted().reverse());
    }
  });
});
