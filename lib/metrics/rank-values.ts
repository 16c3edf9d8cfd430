import type { Ranking } from "@/lib/queries/rank-groups";
import { addTo, type Sums, type Total } from "@/lib/rollup/sums";
import type { SumsRow } from "@/lib/rollup/sums-query";
import { evaluate, type Result } from "./expression";
import type { Metric } from "./metric";

/** The first values of a key by a metric, and how many different ones there are, out of the sums of all of them. */
export function rankValues(
  rows: readonly SumsRow[],
  key: number,
  { metric, direction, limit, requestsMin }: Ranking,
): { values: string[]; distinct: number } {
  const totals = new Map<string, Total>();
  for (const { group, sums } of rows) {
    const value = group[key];
    if (value?.kind !== "value") continue;
    const total = totals.get(value.value);
    if (total) addTo(total, sums);
    else totals.set(value.value, new Map(sums));
  }
  const ranked = [...totals]
    .filter(([, sums]) => Number(sums.get("requests") ?? 0) >= requestsMin)
    .map(([value, sums]) => ({ value, figure: resultOf(metric, sums) }))
    .sort((a, b) => compareFigures(a.figure, b.figure, direction) || (a.value < b.value ? -1 : 1));
  return { values: ranked.slice(0, limit).map(({ value }) => value), distinct: totals.size };
}

function resultOf({ value }: Metric, sums: Sums): Result {
  return "distinct" in value ? null : evaluate(value, sums);
}

/** What says nothing comes last either way. */
function compareFigures(a: Result, b: Result, direction: "asc" | "desc"): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a === b) return 0;
  return a < b === (direction === "asc") ? -1 : 1;
}
