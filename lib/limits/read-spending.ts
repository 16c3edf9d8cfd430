import { database } from "@/lib/clickhouse";
import { groupField } from "@/lib/metrics/group-field";
import { metricOf } from "@/lib/metrics/metric";
import { narrowedCondition, readPlanned } from "@/lib/metrics/scope";
import { rankGroups } from "@/lib/queries/rank-groups";
import { readSums } from "@/lib/rollup/read-sums";
import { addSums, type Sums } from "@/lib/rollup/sums";
import type { SumsQuery } from "@/lib/rollup/sums-query";
import type { Budget } from "./budget";
import type { PeriodSpan } from "./period";
import { recordedFilter } from "./recorded-filter";

/** What the calls of one segment came to. */
export interface Spending {
  /** The segment's value; empty for all calls together. */
  value: string;
  /** In whole units of 10^-12 dollars, so that adding is exact. */
  units: bigint;
  requests: number;
  /** Requests whose price nobody knows; they count as nothing. */
  unpriced: number;
}

/** The values with the highest spending, and how many there are. */
export interface SpendingList {
  values: Spending[];
  distinct: number;
}

/** The spending of a period as the database has it, the highest first; from the rollup where that knows it. */
export async function readSpending(
  organizationId: string,
  { segment, filter }: Pick<Budget, "segment" | "filter">,
  span: PeriodSpan,
  valuesMax: number,
  nowMs = Date.now(),
): Promise<SpendingList> {
  const condition = narrowedCondition(
    organizationId,
    { filter: { filter: recordedFilter(filter) }, timeRange: undefined },
    span,
  );
  const field =
    segment.of === "all" ? undefined : groupField(segment.of === "user" ? "user" : { property: segment.key });
  const question: SumsQuery = {
    organizationId,
    keys: field ? [field.key] : [],
    measures: ["cost_usd", "unpriced"],
    zone: { timeZone: "UTC" },
    ...(condition && { condition }),
  };
  const { answer } = await readPlanned(question, span, nowMs, async (plan) => {
    if (field) {
      const ranking = {
        metric: metricOf("cost"),
        direction: "desc",
        limit: valuesMax,
        requestsMin: 1,
      } as const;
      const { values, distinct } = await rankGroups(question, ranking, plan);
      return { values: values.map(({ value, sums }) => spendingOf(value, sums)), distinct };
    }
    const rows = (await readSums(database(), question, plan, 20_000)) ?? [];
    const sums = rows.reduce<Sums>((total, row) => addSums(total, row.sums), new Map());
    return { values: [spendingOf("", sums)], distinct: 1 };
  });
  return answer;
}

function spendingOf(value: string, sums: Sums): Spending {
  const units = sums.get("cost_usd");
  return {
    value,
    units: typeof units === "bigint" ? units : 0n,
    requests: Number(sums.get("requests") ?? 0),
    unpriced: Number(sums.get("unpriced") ?? 0),
  };
}
