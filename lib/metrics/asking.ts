import { database } from "@/lib/clickhouse";
import { countDistinct, type DistinctRow } from "@/lib/queries/count-distinct";
import { type RankedGroups, type Ranking, rankGroups } from "@/lib/queries/rank-groups";
import { dimensionName } from "@/lib/rollup/dimension";
import type { GroupKey } from "@/lib/rollup/group-key";
import type { Interval } from "@/lib/rollup/interval";
import { measures } from "@/lib/rollup/measures";
import { readSums } from "@/lib/rollup/read-sums";
import { sealBook } from "@/lib/rollup/seal-book";
import { addSums, type Sums } from "@/lib/rollup/sums";
import type { GroupValue, SumsQuery, SumsRow } from "@/lib/rollup/sums-query";
import { clockPart, type GroupField } from "./group-field";
import { type DistinctField, distinctFieldOf, measuresOf, metricOf } from "./metric";
import type { MetricsQuery, RankedKey } from "./query-metrics";
import { narrowedCondition, readable, readPlanned } from "./scope";

/** Sums of groups, and where they come from. */
export interface SourcedRows {
  rows: SumsRow[];
  source: "rollup" | "raw";
}

/** With more groups than this in a range it is cheaper to find out first which of them are wanted. */
const rowsMax = 20_000;
/** A key that was worth rolling up in so many of the sealed hours has few values. */
const keptShareMin = 0.5;

/** One question, to be asked of several ranges. */
export class Asking {
  readonly #organizationId: string;
  readonly #query: MetricsQuery;
  readonly #nowMs: number;

  constructor(organizationId: string, query: MetricsQuery, nowMs: number) {
    this.#organizationId = organizationId;
    this.#query = query;
    this.#nowMs = nowMs;
  }

  /** Whether the keys seem to have so few values that all can be read at once. */
  async hasFewValues(range: Interval): Promise<boolean> {
    const keys = this.#query.groupBy.map(({ key }) => key);
    if (keys.every((key) => "clock" in key)) return true;
    const within = readable(range, this.#nowMs);
    const { seals } = await sealBook().seals(database(), this.#organizationId, within);
    const isFew = (key: GroupKey) => {
      if ("clock" in key) return true;
      if ("text" in key) return false;
      const name = dimensionName(key.dimension, "hour");
      const kept = seals.filter(({ leftOut }) => !leftOut.includes(name)).length;
      return kept >= keptShareMin * seals.length;
    };
    return keys.every(isFew);
  }

  /** The sums of every value of the keys; null when there are too many. */
  async rows(range: Interval): Promise<SourcedRows | null> {
    const question = this.#question(this.#query.groupBy, range);
    const { answer, source } = await readPlanned(question, range, this.#nowMs, (plan) =>
      readSums(database(), question, plan, rowsMax),
    );
    return answer && { rows: answer, source };
  }

  /** The sums of some values of the keys, of the others together and of the requests without any. */
  async rowsOf(named: readonly (readonly string[])[], range: Interval): Promise<SourcedRows> {
    const question = { ...this.#question(this.#query.groupBy, range), named };
    const { answer, source } = await readPlanned(question, range, this.#nowMs, (plan) =>
      readSums(database(), question, plan, Number.MAX_SAFE_INTEGER - 1),
    );
    return { rows: answer ?? [], source };
  }

  /** The first values of a key, with the sums of the whole question where they come along. */
  async rank(
    field: GroupField,
    range: Interval,
    ranking: Ranking,
  ): Promise<{ key: RankedKey; rows: SumsRow[] | null }> {
    const part = clockPart(field.ref);
    if (part) {
      return { key: { field, values: part.values, distinct: part.values.length }, rows: null };
    }
    const { every, ...question } = this.#question([field], range);
    const isWhole =
      every === undefined &&
      this.#query.groupBy.length === 1 &&
      question.measures.every((name) => measures[name].kind !== "histogram");
    const asked = isWhole ? question : { ...question, measures: measuresOf([ranking.metric]) };
    const [{ answer, source }, total] = await Promise.all([
      readPlanned(asked, range, this.#nowMs, (plan) =>
        rankGroups(asked, ranking, distinctFieldOf(ranking.metric) ? { ...plan, ...this.#raw(range) } : plan),
      ),
      isWhole ? this.#total(range) : null,
    ]);
    const values = answer.values.map(({ value }) => value);
    return {
      key: { field, values, distinct: answer.distinct },
      rows: total && source === "raw" ? wholeRows(answer, total) : null,
    };
  }

  /** How many different users and so on the groups have, where that is asked. */
  async distinct(
    named: readonly (readonly string[])[],
    range: Interval,
  ): Promise<{ fields: DistinctField[]; rows: DistinctRow[] } | undefined> {
    const fields = this.#query.metrics.flatMap((id) => distinctFieldOf(metricOf(id)) ?? []);
    if (fields.length === 0) return undefined;
    const question = { ...this.#question(this.#query.groupBy, range), named };
    const { raw } = this.#raw(range);
    return { fields, rows: raw.length > 0 ? await countDistinct(question, fields, raw) : [] };
  }

  /** What all requests of a range add up to. */
  async #total(range: Interval): Promise<Sums> {
    const { every: _, ...question } = this.#question([], range);
    const { answer } = await readPlanned(question, range, this.#nowMs, (plan) =>
      readSums(database(), question, plan, rowsMax),
    );
    return (answer ?? []).reduce<Sums>((total, { sums }) => addSums(total, sums), new Map());
  }

  #raw(range: Interval): { rolled: []; raw: Interval[] } {
    const within = readable(range, this.#nowMs);
    return { rolled: [], raw: within.fromMs < within.toMs ? [within] : [] };
  }

  #question(fields: readonly GroupField[], range: Interval): SumsQuery {
    const { zone, bucket, metrics, orderBy } = this.#query;
    // What values are put in order by has to be known of them, too.
    const asked = [...metrics, ...(orderBy ? [orderBy.metric] : [])];
    const condition = narrowedCondition(this.#organizationId, this.#query, range);
    return {
      organizationId: this.#organizationId,
      keys: fields.map(({ key }) => key),
      measures: measuresOf(asked.map(metricOf)),
      zone,
      ...(bucket && { every: bucket }),
      ...(condition && { condition }),
    };
  }
}

/** What was ranked as rows: the values, those without any, and what is left of all. */
function wholeRows({ values, missing }: RankedGroups, total: Sums): SumsRow[] {
  const rows: SumsRow[] = values.map(({ value, sums }) => rowOf({ kind: "value", value }, sums));
  if (missing) rows.push(rowOf({ kind: "missing" }, missing));
  const others = rows.reduce((left, { sums }) => addSums(left, sums, -1), total);
  return (others.get("requests") ?? 0) === 0 ? rows : [...rows, rowOf({ kind: "other" }, others)];
}

function rowOf(value: GroupValue, sums: Sums): SumsRow {
  return { startMs: 0, group: [value], sums };
}
