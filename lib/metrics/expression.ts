import { quantileMs, quantileSql } from "@/lib/rollup/histogram";
import { type MeasureName, measures } from "@/lib/rollup/measures";
import type { Sum, Sums } from "@/lib/rollup/sums";

/** How a figure follows from the sums of a group. It is worked out here, and by the engine where it puts groups in order. */
export type Expression =
  | { sum: MeasureName }
  | { plus: readonly [Expression, Expression] }
  | { minus: readonly [Expression, Expression] }
  /** Null when the second is 0; money by a count is cut at 12 decimal places. */
  | { ratio: readonly [Expression, Expression]; times?: number }
  /** The value below which this share (0 to 1) of a histogram lies. */
  | { quantile: MeasureName; share: number };

/** Money in whole units of 10^-12 dollars, anything else as a number; null where nothing can be said. */
export type Result = number | bigint | null;

export function evaluate(expression: Expression, sums: Sums): Result {
  if ("sum" in expression) return numeric(sums.get(expression.sum) ?? nothing(expression.sum));
  if ("quantile" in expression) {
    const histogram = sums.get(expression.quantile);
    return histogram instanceof Map ? quantileMs(histogram, expression.share) : null;
  }
  if ("ratio" in expression) {
    const [numerator, denominator] = both(expression.ratio, sums);
    return divided(numerator, denominator, expression.times ?? 1);
  }
  const [a, b] = both("plus" in expression ? expression.plus : expression.minus, sums);
  if (typeof a === "bigint" && typeof b === "bigint") return "plus" in expression ? a + b : a - b;
  if (typeof a === "number" && typeof b === "number") return "plus" in expression ? a + b : a - b;
  return null;
}

function both([a, b]: readonly [Expression, Expression], sums: Sums): [Result, Result] {
  return [evaluate(a, sums), evaluate(b, sums)];
}

function divided(numerator: Result, denominator: Result, times: number): Result {
  if (numerator === null || typeof denominator !== "number" || denominator === 0) return null;
  return typeof numerator === "bigint"
    ? (numerator * BigInt(times)) / BigInt(denominator)
    : (numerator * times) / denominator;
}

function numeric(sum: Sum): number | bigint | null {
  return typeof sum === "object" ? null : sum;
}

function nothing(name: MeasureName): Sum {
  return measures[name].kind === "money" ? 0n : 0;
}

/** SQL for a figure, by which groups can be ordered. */
export function expressionSql(expression: Expression, sumSql: (name: MeasureName) => string): string {
  const sql = (part: Expression) => expressionSql(part, sumSql);
  if ("sum" in expression) return sumSql(expression.sum);
  if ("quantile" in expression) return quantileSql(sumSql(expression.quantile), expression.share);
  if ("ratio" in expression) {
    const [numerator, denominator] = expression.ratio;
    return `(${expression.times ?? 1} * ${sql(numerator)} / nullIf(${sql(denominator)}, 0))`;
  }
  const [a, b] = "plus" in expression ? expression.plus : expression.minus;
  return `(${sql(a)} ${"plus" in expression ? "+" : "-"} ${sql(b)})`;
}

/** The measures that a figure follows from. */
export function measuresIn(expression: Expression): MeasureName[] {
  if ("sum" in expression) return [expression.sum];
  if ("quantile" in expression) return [expression.quantile];
  const parts =
    "ratio" in expression ? expression.ratio : "plus" in expression ? expression.plus : expression.minus;
  return parts.flatMap(measuresIn);
}
