import type { BudgetWarning } from "@/lib/queries/budget-warnings";
import { moneyText, parseMoney } from "@/lib/rollup/sums";
import type { Budget } from "./budget";
import type { PeriodSpan } from "./period";
import type { Spending } from "./read-spending";

/** Of so much of a period there is nothing to tell a forecast from. */
const tooEarlyShare = 50n;

/** Percent of the amount, with two places, cut. */
export function percentOf(units: bigint, { amountUsd }: Pick<Budget, "amountUsd">): number {
  return Number((units * 10_000n) / parseMoney(amountUsd)) / 100;
}

/** What will have been spent at the period's end if it goes on like this; null while it is too early to tell. */
export function forecast(units: bigint, { fromMs, toMs }: PeriodSpan, nowMs: number): bigint | null {
  const [elapsed, total] = [BigInt(Math.round(nowMs) - fromMs), BigInt(toMs - fromMs)];
  return elapsed * tooEarlyShare < total ? null : (units * total) / elapsed;
}

/** The shares of the amount that were reached, in ascending order. */
export function reached(units: bigint, { amountUsd, warnAtPercent }: Budget): number[] {
  const amount = parseMoney(amountUsd);
  return warnAtPercent.filter((percent) => units * 100n >= amount * BigInt(percent));
}

/** How a segment stands, in the API's words. */
export function segmentStanding(
  budget: Budget,
  span: PeriodSpan,
  { value, units, requests, unpriced }: Spending,
  warnings: readonly BudgetWarning[],
  nowMs: number,
) {
  const ahead = forecast(units, span, nowMs);
  return {
    value: budget.segment.of === "all" ? null : value,
    spent_usd: moneyText(units),
    percent: percentOf(units, budget),
    forecast_usd: ahead === null ? null : moneyText(ahead),
    requests,
    unpriced_requests: unpriced,
    warnings: warnings
      .filter((warning) => warning.value === value)
      .map(({ percent, atMs }) => ({ percent, reached_at: new Date(atMs).toISOString() })),
  };
}
