import type { z } from "zod";
import type { createBudget, updateBudget } from "@/lib/api/contract/budgets";
import type { Caller } from "@/lib/auth/authorize";
import { assertChannels } from "@/lib/channels/assert-channels";
import { printText } from "@/lib/filters/text/print";
import { emptyFilter } from "@/lib/filters/tree";
import { printWire } from "@/lib/filters/wire/print";
import { type BudgetWarning, listBudgetWarnings } from "@/lib/queries/budget-warnings";
import { parseMoney } from "@/lib/rollup/sums";
import { type Budget, readBudget, writeBudget } from "./budget";
import { changeLimit, createLimit, findLimit } from "./limits";
import { periodAt } from "./period";
import { parseSegment, printSegment } from "./policy";
import { readSpending } from "./read-spending";
import { segmentStanding } from "./standing";
import type { StoredLimit } from "./stored-limit";

type AnsweredBudget = z.input<typeof createBudget.answer>["data"];
type Asked = z.output<typeof createBudget.input>["body"];
type Change = z.output<typeof updateBudget.input>["body"];

/** Values that are shown of a budget, and values that are looked at for how many are over it. */
const shownMax = 20;
const lookedAtMax = 1_000;
/** No period is longer. */
const periodMsMax = 32 * 86_400_000;

/** Budgets in the API's words, with how they stand. */
export async function answerBudgets(
  organizationId: string,
  stored: readonly StoredLimit[],
  nowMs = Date.now(),
): Promise<AnsweredBudget[]> {
  if (stored.length === 0) {
    return [];
  }
  const warnings = await listBudgetWarnings(organizationId, nowMs - periodMsMax);
  return Promise.all(stored.map((limit) => answerBudget(limit, warnings, nowMs)));
}

/** @throws ApiError `conflict` when there are too many. */
export async function makeBudget(caller: Caller, asked: Asked): Promise<AnsweredBudget> {
  await assertChannels(caller.organizationId, asked.channels, "channels");
  const definitionJson = writeBudget(budgetOf(asked));
  return answerOne(caller, await createLimit(caller, "budget", { name: asked.name, definitionJson }));
}

/** @throws ApiError `not_found`. */
export async function changeBudget(caller: Caller, id: string, change: Change): Promise<AnsweredBudget> {
  const stored = await findLimit(caller.organizationId, "budget", id);
  await assertChannels(caller.organizationId, change.channels ?? [], "channels");
  const before = readBudget(stored);
  const definitionJson = writeBudget(
    budgetOf({
      amount_usd: change.amount_usd ?? before.amountUsd,
      period: change.period ?? before.period,
      time_zone: change.time_zone ?? before.timeZone,
      segment: change.segment === undefined ? printSegment(before.segment) : change.segment,
      filter: change.filter ?? before.filter,
      warn_at_percent: change.warn_at_percent ?? [...before.warnAtPercent],
      is_blocking: change.is_blocking ?? before.isBlocking,
      channels: change.channels ?? [...before.channelIds],
    }),
  );
  const { name = stored.name } = change;
  return answerOne(caller, await changeLimit(caller, stored, { name, definitionJson }));
}

function budgetOf(asked: Omit<Asked, "name">): Budget {
  return {
    amountUsd: asked.amount_usd,
    period: asked.period,
    timeZone: asked.time_zone,
    segment: parseSegment(asked.segment ?? null),
    filter: asked.filter ?? emptyFilter,
    warnAtPercent: asked.warn_at_percent,
    isBlocking: asked.is_blocking,
    channelIds: asked.channels,
  };
}

async function answerOne({ organizationId }: Caller, stored: StoredLimit): Promise<AnsweredBudget> {
  const warnings = await listBudgetWarnings(organizationId, Date.now() - periodMsMax);
  return answerBudget(stored, warnings, Date.now());
}

async function answerBudget(
  stored: StoredLimit,
  warnings: readonly BudgetWarning[],
  nowMs: number,
): Promise<AnsweredBudget> {
  const budget = readBudget(stored);
  const span = periodAt(budget.period, budget.timeZone, nowMs);
  const { values, distinct } = await readSpending(stored.organizationId, budget, span, lookedAtMax, nowMs);
  const told = warnings.filter(
    ({ budgetId, periodStartMs, amountUsd }) =>
      budgetId === stored.id && periodStartMs === span.fromMs && amountUsd === budget.amountUsd,
  );
  const amount = parseMoney(budget.amountUsd);
  return {
    id: stored.id,
    name: stored.name,
    amount_usd: budget.amountUsd,
    period: budget.period,
    time_zone: budget.timeZone,
    segment: printSegment(budget.segment),
    filter: printWire(budget.filter),
    filter_text: printText(budget.filter),
    warn_at_percent: [...budget.warnAtPercent],
    is_blocking: budget.isBlocking,
    channels: [...budget.channelIds],
    standing: {
      period_start: new Date(span.fromMs).toISOString(),
      period_end: new Date(span.toMs).toISOString(),
      segments: values
        .slice(0, shownMax)
        .map((spending) => segmentStanding(budget, span, spending, told, nowMs)),
      segment_count: distinct,
      over_count: values.filter(({ units }) => units >= amount).length,
    },
    created_at: new Date(stored.createdAtMs).toISOString(),
    updated_at: new Date(stored.updatedAtMs).toISOString(),
  };
}
