import { type BudgetWarning, insertBudgetWarnings, listBudgetWarnings } from "@/lib/queries/budget-warnings";
import { listStoredLimits } from "@/lib/queries/list-limits";
import { moneyText } from "@/lib/rollup/sums";
import { readBudget } from "./budget";
import { type PeriodSpan, periodAt } from "./period";
import { readSpending } from "./read-spending";
import { reached } from "./standing";
import type { StoredLimit } from "./stored-limit";

/** Values of one budget that are warned of in one run; the next runs see to more. */
const warnedMax = 1_000;
const warningKey = ({ value, percent }: Pick<BudgetWarning, "value" | "percent">) => `${percent} ${value}`;

/** Tells of a share that was reached. Called again with the same after a crash, so what it sends carries a name. */
export type TellBudget = (stored: StoredLimit, warning: BudgetWarning, span: PeriodSpan) => Promise<void>;

/** Looks at every budget, and keeps and tells which shares were reached since the last time. */
export async function warnBudgets(tell: TellBudget, signal: AbortSignal, nowMs = Date.now()): Promise<void> {
  for (const stored of await listStoredLimits()) {
    if (signal.aborted) return;
    if (stored.kind === "budget") await warnBudget(stored, tell, nowMs);
  }
}

async function warnBudget(stored: StoredLimit, tell: TellBudget, nowMs: number): Promise<void> {
  const budget = readBudget(stored);
  if (budget.warnAtPercent.length === 0) return;
  const { organizationId, id } = stored;
  const span = periodAt(budget.period, budget.timeZone, nowMs);
  // The highest come first, so whoever reached a share is among them.
  const { values } = await readSpending(organizationId, budget, span, warnedMax, nowMs);
  const found = values.flatMap(({ value, units }) =>
    reached(units, budget).map(
      (percent): BudgetWarning => ({
        budgetId: id,
        periodStartMs: span.fromMs,
        value,
        percent,
        amountUsd: budget.amountUsd,
        spentUsd: moneyText(units),
        atMs: nowMs,
      }),
    ),
  );
  if (found.length === 0) return;
  const before = new Set(
    (await listBudgetWarnings(organizationId, span.fromMs))
      .filter(({ budgetId, periodStartMs, amountUsd }) => {
        return budgetId === id && periodStartMs === span.fromMs && amountUsd === budget.amountUsd;
      })
      .map(warningKey),
  );
  const fresh = found.filter((warning) => !before.has(warningKey(warning)));
  if (fresh.length === 0) return;
  // Of several shares reached at once the highest says it all.
  const highest = new Map(fresh.map((warning) => [warning.value, warning]));
  for (const warning of highest.values()) await tell(stored, warning, span);
  await insertBudgetWarnings(organizationId, fresh);
}
