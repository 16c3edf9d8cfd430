import type { Figure } from "@/lib/metrics-view/answer";
import type { FigureFormat } from "@/lib/metrics-view/figures";

/** The figures whose change can be traced to values, and that segments are ranked by. */
export const changedMetrics = ["cost", "requests", "errors", "latency"] as const;

export type ChangedMetric = (typeof changedMetrics)[number];

/** How each of them is called in a choice and in a sentence, what the API measures it by, and whether more is bad news. */
export const changedMetric = {
  cost: { label: "Cost", name: "Cost", metric: "cost", format: "money", worse: undefined },
  requests: { label: "Requests", name: "Requests", metric: "requests", format: "count", worse: undefined },
  errors: { label: "Errors", name: "Errors", metric: "errors", format: "count", worse: "up" },
  latency: { label: "Latency", name: "Mean latency", metric: "latency_avg", format: "duration", worse: "up" },
} as const satisfies Readonly<
  Record<ChangedMetric, { label: string; name: string; metric: string; format: FigureFormat; worse?: "up" }>
>;

type Figures = Readonly<Record<string, Figure>>;

/**
 * A segment's part of the whole, 0 to 1, of what adds up; of latency, which does not, its part of the requests. Null
 * where there is nothing to have a part of, or the part is not known.
 */
export function shareOf(of: ChangedMetric, segment: Figures, total: Figures): number | null {
  const metric = of === "latency" ? "requests" : changedMetric[of].metric;
  const [part, whole] = [segment[metric], total[metric]];
  if (part == null || whole == null || Number(whole) === 0) return null;
  return Number(part) / Number(whole);
}
