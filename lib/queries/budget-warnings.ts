import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { timeParameter } from "./time-parameter";

/** That a share of a budget was reached. */
export interface BudgetWarning {
  budgetId: string;
  periodStartMs: number;
  /** The segment's value; empty for a budget of all requests together. */
  value: string;
  percent: number;
  amountUsd: string;
  spentUsd: string;
  atMs: number;
}

/** Keeps that these were reached; at least one. */
export function insertBudgetWarnings(
  organizationId: string,
  warnings: readonly BudgetWarning[],
): Promise<void> {
  const lines = warnings.map((warning) =>
    JSON.stringify({
      organization_id: organizationId,
      budget_id: warning.budgetId,
      period_start: timeParameter(warning.periodStartMs),
      segment_value: warning.value,
      percent: warning.percent,
      amount_usd: warning.amountUsd,
      spent_usd: warning.spentUsd,
      at: timeParameter(warning.atMs),
    }),
  );
  return database().insert("budget_warnings", lines.join("\n"), "budgets.warn");
}

/** What was reached in periods that began at `sinceMs` or later, by budget, value and share. */
export function listBudgetWarnings(organizationId: string, sinceMs: number): Promise<BudgetWarning[]> {
  return database().query(
    {
      sql: `
  SELECT
    budget_id AS budgetId,
    toUnixTimestamp64Milli(period_start) AS periodStartMs,
    segment_value AS value,
    percent,
    amount_usd AS amountUsd,
    spent_usd AS spentUsd,
    toUnixTimestamp64Milli(at) AS atMs
  FROM
  (
    SELECT *
    FROM budget_warnings
    WHERE organization_id = {organizationId: UUID} AND period_start >= {since: DateTime64(3, 'UTC')}
    ORDER BY at
    LIMIT 1 BY budget_id, period_start, segment_value, percent, amount_usd
  )
  ORDER BY budgetId, periodStartMs, value, percent`,
      params: { organizationId, since: timeParameter(sinceMs) },
      tag: "budgets.warnings",
    },
    z.object({
      budgetId: z.string(),
      periodStartMs: int64,
      value: z.string(),
      percent: z.number().int(),
      amountUsd: z.string(),
      spentUsd: z.string(),
      atMs: int64,
    }),
  );
}
