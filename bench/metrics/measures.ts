import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import type { Filter } from "@/lib/filters/tree";
import { emptyFilter } from "@/lib/filters/tree";
import { answerMetrics } from "@/lib/metrics/answer-metrics";
import { groupField } from "@/lib/metrics/group-field";
import { parseMoney } from "@/lib/rollup/sums";
import type { Measure } from "../query/compare";
import { endsAtMs, largeOrganizationId as organizationId } from "../query/rows";

/** Each question is about the last 30 of the 60 days of the large organization. */
export const asked = { fromMs: endsAtMs - 30 * 86_400_000, toMs: endsAtMs };

const production: Filter = {
  type: "condition",
  field: { property: "environment" },
  operator: "equals",
  value: "production",
};

/** Cost by day and by the values of a key, as its chart asks for it; says the nanodollars of all points together. */
export async function chart(key: string, filter: Filter = emptyFilter): Promise<number> {
  const { data } = await answerMetrics(organizationId, question(key, filter, true), endsAtMs);
  return nanodollars(data.groups.flatMap(({ series }) => series?.cost ?? []));
}

/** The ten most expensive values of a key; says what they cost. */
async function top(key: string): Promise<number> {
  const { data } = await answerMetrics(organizationId, question(key, emptyFilter, false), endsAtMs);
  const values = data.groups.filter(({ key: [value] }) => value?.value !== null);
  return nanodollars(values.map(({ figures }) => figures.cost));
}

function question(key: string, filter: Filter, byDay: boolean) {
  const field = groupField({ property: key });
  return {
    filter: { filter },
    timeRange: { from: new Date(asked.fromMs).toISOString(), to: new Date(asked.toMs).toISOString() },
    metrics: ["cost"] as const,
    groupBy: field ? [field] : [],
    bucket: byDay ? ({ unit: "day", count: 1 } as const) : null,
    timeZone: "UTC",
    limit: 10,
    minRequests: 0,
  };
}

function nanodollars(costs: readonly unknown[]): number {
  const sum = costs.reduce<bigint>(
    (all, cost) => all + parseMoney(typeof cost === "string" ? cost : "0"),
    0n,
  );
  return Number(sum / 1_000n);
}

export function measuresOf(database: Database): Measure[] {
  const referenceChart =
    (key: string, condition = "1") =>
    async () => {
      const rows = await database.query(
        {
          sql: `SELECT toStartOfDay(request_created_at, 'UTC') AS day, properties['${key}'] AS value, sum(cost) AS cost
          FROM request_response_rmt WHERE ${referenceRange} AND ${condition} GROUP BY day, value ORDER BY day, value`,
          tag: "bench",
        },
        costRow,
      );
      return sumOf(rows);
    };
  const referenceTop = (key: string) => async () => {
    const rows = await database.query(
      {
        sql: `SELECT properties['${key}'] AS value, sum(cost) AS cost
          FROM request_response_rmt WHERE ${referenceRange} GROUP BY value ORDER BY cost DESC, value LIMIT 10`,
        tag: "bench",
      },
      costRow,
    );
    return sumOf(rows);
  };
  return [
    {
      name: "cost by day and feature (40 values)",
      targetMs: 30,
      timesMin: 20,
      facet: () => chart("feature"),
      reference: referenceChart("feature"),
    },
    {
      name: "cost by day and customer (5,000 values)",
      facet: () => chart("customer"),
      reference: referenceChart("customer"),
    },
    {
      name: "cost by day and feature, of production only",
      targetMs: 400,
      timesMin: 3,
      facet: () => chart("feature", production),
      reference: referenceChart("feature", "properties['environment'] = 'production'"),
    },
    {
      name: "top 10 conversations by cost (500,000 values)",
      targetMs: 250,
      facet: () => top("conversation"),
      reference: referenceTop("conversation"),
    },
  ];
}

const costRow = z.object({ cost: z.coerce.number() });

function sumOf(rows: readonly z.infer<typeof costRow>[]): number {
  return rows.reduce((sum, { cost }) => sum + cost, 0);
}

const seconds = (ms: number) => `toDateTime64(${ms / 1000}, 3, 'UTC')`;
const referenceRange = `organization_id = '${organizationId}' AND request_created_at >= ${seconds(asked.fromMs)}
          AND request_created_at < ${seconds(asked.toMs)}`;
