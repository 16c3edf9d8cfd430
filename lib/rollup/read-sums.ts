import { z } from "zod";
import type { Database, Statement } from "@/lib/clickhouse/database";
import { missingPlace, otherPlace } from "./group-key";
import type { ReadPlan } from "./plan";
import { rawStatement, rolledStatement } from "./statements";
import { addTo, parseSum, type Sums, sentSum, type Total } from "./sums";
import { type GroupValue, neededMeasures, type SumsQuery, type SumsRow } from "./sums-query";

/** More buckets at once would make a statement too long to send. */
const sealsPerStatement = 8_000;

/**
 * The sums of the groups that a question asks for, each group in one or several rows that are to be added up.
 *
 * @param rowsMax the most rows that are wanted of one statement.
 * @returns null when there are more.
 */
export async function readSums(
  database: Database,
  query: SumsQuery,
  { rolled, raw, level }: ReadPlan,
  rowsMax: number,
): Promise<SumsRow[] | null> {
  const stored: Promise<SentRow[]>[] = [];
  for (let from = 0; from < rolled.length; from += sealsPerStatement) {
    const seals = rolled.slice(from, from + sealsPerStatement);
    stored.push(ask(database, query, rolledStatement(query, level, seals, rowsMax)));
  }
  const requests = raw.length > 0 ? ask(database, query, rawStatement(query, raw, rowsMax)) : [];
  const [fromRequests, ...fromRollup] = await Promise.all([requests, ...stored]);
  if ([fromRequests, ...fromRollup].some((rows) => rows.length > rowsMax)) {
    return null;
  }
  return [
    ...fromRollup.flatMap((rows) => withMissing(query, rows)),
    ...fromRequests.map(({ start, groups, sums }) => rowOf(query, start, groups, sums)),
  ];
}

interface SentRow {
  start: number;
  isWhole: boolean;
  groups: SentGroup[];
  sums: Sums;
}

/** A text or nothing, or among named values a place. */
type SentGroup = string | number | null;

const sentRow = z.object({
  start: z.number(),
  is_whole: z.number(),
  groups: z.array(z.union([z.string(), z.number(), z.null()])),
  sums: z.array(sentSum),
});

async function ask(database: Database, query: SumsQuery, statement: Statement): Promise<SentRow[]> {
  const names = neededMeasures(query);
  const rows = await database.query(statement, sentRow);
  return rows.map(({ start, is_whole, groups, sums }) => ({
    start,
    isWhole: is_whole === 1,
    groups,
    sums: new Map(names.map((name, index) => [name, parseSum(name, sums[index] ?? 0)])),
  }));
}

/** Requests that lack the property are all requests without those that have it. */
function withMissing(query: SumsQuery, rows: readonly SentRow[]): SumsRow[] {
  const at = query.keys.findIndex((key) => "dimension" in key);
  if (at === -1) {
    return rows.map(({ start, groups, sums }) => rowOf(query, start, groups, sums));
  }
  const place = ({ start, groups }: SentRow) =>
    groups.length === 1 ? start : JSON.stringify([start, groups.toSpliced(at, 1)]);
  const lacking = new Map<string | number, SentRow & { sums: Total }>();
  for (const row of rows) {
    if (row.isWhole) lacking.set(place(row), { ...row, sums: new Map(row.sums) });
  }
  for (const row of rows) {
    const whole = row.isWhole ? undefined : lacking.get(place(row));
    if (whole) addTo(whole.sums, row.sums, -1);
  }
  return [
    ...rows.flatMap(({ start, isWhole, groups, sums }) =>
      isWhole ? [] : [rowOf(query, start, groups, sums)],
    ),
    ...[...lacking.values()]
      .filter(({ sums }) => sums.get("requests") !== 0)
      .map(({ start, groups, sums }) => rowOf(query, start, groups.with(at, null), sums)),
  ];
}

function rowOf({ named }: SumsQuery, start: number, groups: readonly SentGroup[], sums: Sums): SumsRow {
  return {
    startMs: start * 1_000,
    group: groups.map((group, key): GroupValue => {
      if (group === null || group === missingPlace) return { kind: "missing" };
      if (group === otherPlace) return { kind: "other" };
      return { kind: "value", value: typeof group === "string" ? group : (named?.[key]?.[group - 1] ?? "") };
    }),
    sums,
  };
}
