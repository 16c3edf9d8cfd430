import type { z } from "zod";
import type { queryMetrics as contract } from "@/lib/api/contract/metrics";
import type { GroupValue } from "@/lib/rollup/sums-query";
import type { GroupPlace } from "./figure-table";
import { type Labels, labelsOf } from "./labels";
import { metricOf } from "./metric";
import {
  type MetricsQuery,
  type MetricsResult,
  queryMetrics,
  type RankedKey,
  type Reading,
} from "./query-metrics";
import { bucketsOf } from "./time-buckets";

type Answer = Omit<z.input<typeof contract.answer>, "error" | "warnings">;
type AnsweredGroup = Answer["data"]["groups"][number];

/** A query in the API's words, with the zone it is asked in. */
export type AskedMetrics = Omit<MetricsQuery, "zone" | "requestsMin"> & {
  timeZone: string;
  minRequests: number;
};

/**
 * The figures of a query in the API's words.
 *
 * @throws ApiError `invalid` when the answer would be too large, or for a time zone the engine does not know.
 */
export async function answerMetrics(
  organizationId: string,
  { timeZone, minRequests, ...query }: AskedMetrics,
  nowMs = Date.now(),
): Promise<Answer> {
  const startMs = performance.now();
  const asked: MetricsQuery = {
    ...query,
    zone: { timeZone },
    requestsMin: minRequests,
    metrics: [...new Set(query.metrics)],
  };
  const [labels, result] = await Promise.all([
    labelsOf(organizationId, query.groupBy),
    queryMetrics(organizationId, asked, nowMs),
  ]);
  const { keys, current, previous } = result;
  const groups = new AnsweredGroups(result, labels, asked.bucket !== null);
  const data: Answer["data"] = {
    from: current && iso(current.range.fromMs),
    to: current && iso(current.range.toMs),
    time_zone: timeZone,
    bucket: asked.bucket,
    buckets: current ? bucketsOf(current.range, current.edgesMs, nowMs) : [],
    metrics: asked.metrics.map((id) => {
      const { label, format, unit, description, isAdditive } = metricOf(id);
      return { id, label, format, unit, description, is_additive: isAdditive };
    }),
    group_by: keys.map(({ field, distinct }) => ({
      field: field.name,
      label: labels.key(field),
      values: distinct,
    })),
    groups: keys.length === 0 ? [] : groups.at(keys.map(() => true)),
    ...(keys.length === 2 && { margins: [groups.at([true, false]), groups.at([false, true])] }),
    total: groups.figures(keys.map(() => null)),
    comparison: previous && {
      from: iso(previous.range.fromMs),
      to: iso(previous.range.toMs),
      buckets: bucketsOf(previous.range, previous.edgesMs, nowMs),
    },
  };
  return { data, source: current?.source ?? "raw", elapsed_ms: Math.round(performance.now() - startMs) };
}

/** The groups of a result, put into the API's words. */
class AnsweredGroups {
  readonly #result: MetricsResult;
  readonly #labels: Labels;
  readonly #hasSeries: boolean;

  constructor(result: MetricsResult, labels: Labels, hasSeries: boolean) {
    this.#result = result;
    this.#labels = labels;
    this.#hasSeries = hasSeries;
  }

  /** The groups by some of the keys, in order; of the other keys all values together. */
  at(byKey: readonly boolean[]): AnsweredGroup[] {
    const { keys } = this.#result;
    const values = keys.map((key, index) => (byKey[index] ? placesOf(key) : [null]));
    return combinations(values)
      .filter((at) => this.#isThere(at))
      .map((at) => ({
        key: at.flatMap((value, index) => {
          const key = keys[index];
          return value && key ? [this.#value(key, value)] : [];
        }),
        ...this.figures(at),
      }));
  }

  figures(at: GroupPlace): Omit<AnsweredGroup, "key"> {
    const { current, previous } = this.#result;
    return {
      ...this.#reading(current, at),
      ...(previous && { previous: this.#reading(previous, at) }),
    };
  }

  /** A part of the time is there even when nothing happened in it. */
  #isThere(at: GroupPlace): boolean {
    const { keys, current, previous } = this.#result;
    const isClock = keys.length === 1 && keys[0] && "clock" in keys[0].field.key;
    return (
      (isClock && at[0]?.kind === "value") ||
      (current?.table.has(at) ?? false) ||
      (previous?.table.has(at) ?? false)
    );
  }

  #reading(reading: Reading | null, at: GroupPlace) {
    if (!reading) return { figures: {} };
    const { table } = reading;
    return { figures: table.figures(at), ...(this.#hasSeries && { series: table.series(at) }) };
  }

  #value({ field }: RankedKey, group: GroupValue) {
    const value = group.kind === "value" ? group.value : null;
    return {
      value,
      label: value === null ? null : this.#labels.value(field, value),
      is_other: group.kind === "other",
      is_missing: group.kind === "missing",
    };
  }
}

function placesOf({ values }: RankedKey): GroupValue[] {
  return [
    ...values.map((value): GroupValue => ({ kind: "value", value })),
    { kind: "other" },
    { kind: "missing" },
  ];
}

function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((some) => list.map((item) => [...some, item])), [[]]);
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
