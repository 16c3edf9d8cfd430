import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { compileFilter } from "@/lib/filters/compile";
import type { Filter } from "@/lib/filters/tree";
import { conjunctsOf } from "@/lib/filters/without-field";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/**
 * How many requests of a selection fulfil all of some filters, and how many would without each of them. Every filter is
 * looked at once per request. When time runs out it answers for the part that was read.
 */
export async function countWithout(
  selection: RequestSelection,
  filters: readonly Filter[],
  timeoutMs: number,
): Promise<{ requests: number; without: number[] }> {
  const base = selectionCondition(selection);
  const params = { ...base.params };
  const parts = filters.map((filter) => {
    // Beside the bounds of time, which narrow the look-up of bodies.
    const scoped: Filter = { type: "and", children: [...conjunctsOf(selection.filter), filter] };
    const firstParam = Object.keys(params).length;
    const compiled = compileFilter(scoped, { organizationId: selection.organizationId, firstParam });
    Object.assign(params, compiled.params);
    return compiled.sql;
  });
  const flags = parts.map((sql, index) => `NOT (${sql}) AS fails${index}`);
  const sum = parts.map((_, index) => `fails${index}`).join(" + ") || "0";
  const rows = await database().query(
    {
      sql: `
  SELECT
    countIf(fails = 0) AS requests,
    [${parts.map((_, index) => `countIf(fails = fails${index})`).join(", ")}]::Array(UInt64) AS without
  FROM
  (
    SELECT ${[...flags, `${sum} AS fails`].join(", ")}
    FROM requests
    WHERE ${base.sql}
  )
  SETTINGS timeout_overflow_mode = 'break'`,
      params,
      tag: "requests.without",
      timeoutMs,
    },
    z.object({ requests: int64, without: z.array(int64) }),
  );
  return rows[0] ?? { requests: 0, without: filters.map(() => 0) };
}
