import type { MeasureName } from "@/lib/rollup/measures";
import { moneyText, type Sums } from "@/lib/rollup/sums";
import { type Expression, evaluate, measuresIn } from "./expression";
import { metrics } from "./metrics";

export type MetricFormat = "count" | "tokens" | "money" | "share" | "duration" | "rate";

/** Fields whose different values are counted; such figures cannot be added up, so the requests are always asked. */
export type DistinctField = "user" | "session";

export interface MetricDeclaration {
  id: string;
  label: string;
  /** What the figure is, hence how it is written. Money is exact text, everything else a number. */
  format: MetricFormat;
  /** Unit of the figure; null for counts and shares. */
  unit: string | null;
  description: string;
  /** Whether the figures of groups or of buckets of time add up to that of all: they are 0 where nothing happened. */
  isAdditive: boolean;
  value: Expression | { distinct: DistinctField };
  /**
   * How many requests tell the value, where not all do: what is unknown of every request is unknown of all together,
   * which is not the same as nothing.
   */
  knownOf?: Expression;
}

export type MetricId = (typeof metrics)[number]["id"];
export type Metric = MetricDeclaration & { id: MetricId };

/** A figure: exact text for money, a number for everything else, null where nothing can be said. */
export type Figure = string | number | null;

export const metricIds = metrics.map(({ id }) => id);

const byId: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric of that id. */
export function metricOf(id: MetricId): Metric {
  const metric = byId.get(id);
  if (!metric) throw new Error(`There is no metric ${id}.`);
  return metric;
}

/** The field whose values the metric counts; undefined for those that follow from sums. */
export function distinctFieldOf({ value }: Metric): DistinctField | undefined {
  return "distinct" in value ? value.distinct : undefined;
}

/** The measures that some metrics follow from. */
export function measuresOf(some: readonly Metric[]): MeasureName[] {
  const names = some.flatMap(({ value, knownOf }) => [
    ...("distinct" in value ? [] : measuresIn(value)),
    ...(knownOf ? measuresIn(knownOf) : []),
  ]);
  return [...new Set(names)];
}

/** What a metric comes to for requests with these sums; null when nothing can be said. */
export function figureOf({ value, knownOf }: Metric, sums: Sums): Figure {
  if ("distinct" in value) return null;
  if (knownOf && sums.get("requests") !== 0 && evaluate(knownOf, sums) === 0) return null;
  const result = evaluate(value, sums);
  return typeof result === "bigint" ? moneyText(result) : result;
}

/** What a metric is where there are no requests: sums and counts are 0, and nothing has no average. */
export function figureOfNothing({ isAdditive, format }: Metric): Figure {
  if (format === "money" && isAdditive) return "0";
  return isAdditive || format === "count" ? 0 : null;
}
