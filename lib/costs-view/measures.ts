import type { FigureFormat } from "@/lib/metrics-view/figures";

/** What the chart and the pivot table can show: figures whose parts add up to the whole. */
export const costMeasures = [
  { id: "cost", label: "Cost", format: "money" },
  { id: "requests", label: "Requests", format: "count" },
  { id: "total_tokens", label: "Tokens", format: "tokens" },
  { id: "errors", label: "Errors", format: "count" },
] as const satisfies readonly { id: string; label: string; format: FigureFormat }[];

export type CostMeasure = (typeof costMeasures)[number];
export type CostMeasureId = CostMeasure["id"];

export const costMeasureIds = costMeasures.map(({ id }) => id);

/** The measure of that id. */
export function costMeasure(id: CostMeasureId): CostMeasure {
  return costMeasures.find((measure) => measure.id === id) ?? costMeasures[0];
}
