import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { GroupedSelection } from "./grouped-selection";
import { int64 } from "./int64";
import { measuredGroups, type TotalBounds, type TotalMeasure } from "./measure-totals";

/**
 * How many users or sessions have a figure in each of `buckets` parts of equal width between its bounds, which belong
 * to the first and to the last part. Bounds that are one figure have a single part.
 */
export async function countTotals(
  selection: GroupedSelection,
  measures: readonly (TotalMeasure & { bounds: TotalBounds })[],
  buckets: number,
): Promise<number[][]> {
  if (measures.length === 0) {
    return [];
  }
  const params: Record<string, string | number> = { buckets };
  const counts = measures.map(({ bounds }, index) => {
    params[`low${index}`] = String(bounds.low);
    params[`high${index}`] = String(bounds.high);
    const low = `{low${index}: Int128}`;
    const high = `{high${index}: Int128}`;
    const value = `assumeNotNull(m${index})`;
    const part = `least(toInt128({buckets: UInt8} - 1), intDiv((${value} - ${low}) * {buckets: UInt8}, greatest(${high} - ${low}, 1)))`;
    const flags = `arrayMap(part -> toUInt64(part = ${part}), range({buckets: UInt8}))`;
    return `sumForEachIf(${flags}, m${index} IS NOT NULL AND ${value} >= ${low} AND ${value} <= ${high})`;
  });
  const groups = measuredGroups(selection, measures);
  const [row] = await database().query(
    {
      sql: `
  SELECT [${counts.join(", ")}] AS counts
  FROM (${groups.sql})`,
      params: { ...groups.params, ...params },
      tag: "totals.count",
    },
    z.object({ counts: z.array(z.array(int64)) }),
  );
  return measures.map(({ bounds: { low, high } }, index) => {
    const counted = row?.counts[index] ?? [];
    return low === high ? counted.slice(0, 1) : counted;
  });
}
