import type { CellAmount } from "@/lib/queries/measure-alert-cells";
import { quantileOfCounts } from "@/lib/rollup/histogram";
import { fieldSql } from "./cell-query";
import type { AlertMetricId, AlertRule } from "./rule";
import type { Totals } from "./sliding-window";
import { one, type Units } from "./units";

/** SQL over `requests` for the amount that each request has. */
const amounts: Partial<Record<AlertMetricId, string>> = {
  cost: "cost_usd",
  latency: "latency_ms",
  time_to_first_token: "time_to_first_token_ms",
  total_tokens: "(prompt_tokens + completion_tokens)",
  prompt_tokens: "prompt_tokens",
  completion_tokens: "completion_tokens",
  prompt_cache_read_tokens: "prompt_cache_read_tokens",
  prompt_cache_write_tokens: "prompt_cache_write_tokens",
};

/** Whether the metric is of amounts that single requests have, which are put together by an aggregation. */
export function hasAmounts(metric: AlertMetricId): boolean {
  return metric in amounts;
}

/** What is to be added up of the requests; null when their number says it all. */
export function amountOf({ metric, aggregation, unit }: AlertRule): CellAmount | null {
  if (metric === "cost_per_unit" && unit !== null) {
    return { sql: `if(${fieldSql(unit)} IS NULL, NULL, cost_usd)`, steps: "none" };
  }
  const sql = amounts[metric];
  if (sql === undefined) return null;
  const steps = metric === "cost" ? "money" : "whole";
  return { sql, steps: aggregation === "percentile" ? steps : "none" };
}

/** SQL for what is counted once however often it is seen; null when the metric counts no such thing. */
export function distinctItemOf({ metric, unit }: AlertRule): string | null {
  if (metric === "users") return fieldSql("user");
  // A unit none of whose requests has a price has no cost, which is not the same as to cost nothing.
  return metric === "cost_per_unit" && unit !== null ? `if(cost_usd IS NULL, NULL, ${fieldSql(unit)})` : null;
}

/**
 * The value of the metric for what was added up. Null where nothing can be said of it.
 *
 * @param distinct how many different users or units there were.
 */
export function measuredValue(rule: AlertRule, totals: Totals, distinct: number): Units | null {
  const { requests, errors, known, sum } = totals;
  switch (rule.metric) {
    case "response.status":
      return requests === 0 ? null : (BigInt(errors) * 100n * one) / BigInt(requests);
    case "error_count":
      return BigInt(errors) * one;
    case "count":
      return BigInt(requests) * one;
    case "users":
      return BigInt(distinct) * one;
    case "cost_per_unit":
      return distinct === 0 ? null : sum / BigInt(distinct);
    default:
      if (known === 0) return isSum(rule) && requests === 0 ? 0n : null;
      return aggregated(rule, totals);
  }
}

const isSum = ({ aggregation }: AlertRule) => aggregation === null || aggregation === "sum";

function aggregated({ metric, aggregation, percentile }: AlertRule, totals: Totals): Units | null {
  switch (aggregation) {
    case null:
    case "sum":
      return totals.sum;
    case "avg":
      return totals.sum / BigInt(totals.known);
    case "min":
      return totals.min;
    case "max":
      return totals.max;
    case "percentile": {
      const amount = quantileOfCounts(totals.steps, (percentile ?? 50) / 100);
      if (amount === null) return null;
      // Steps of money are by the millionth. More digits than these would only seem exact.
      return metric === "cost"
        ? BigInt(Math.round(amount * 1e3)) * 1_000n
        : BigInt(Math.round(amount * 1e3)) * 1_000_000_000n;
    }
  }
}
