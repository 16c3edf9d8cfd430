import type { DistinctRow } from "@/lib/queries/count-distinct";
import { missingPlace, otherPlace } from "@/lib/rollup/group-key";
import { addTo, type Sums, type Total } from "@/lib/rollup/sums";
import type { GroupValue, SumsRow } from "@/lib/rollup/sums-query";
import {
  type DistinctField,
  distinctFieldOf,
  type Figure,
  figureOf,
  figureOfNothing,
  type Metric,
  type MetricId,
} from "./metric";

/** A group by each key: null stands for all values of it. */
export type GroupPlace = readonly (GroupValue | null)[];

export type Figures = Partial<Record<MetricId, Figure>>;
export type Series = Partial<Record<MetricId, Figure[]>>;

export interface FigureTableInput {
  metrics: readonly Metric[];
  rows: readonly SumsRow[];
  /** For each key the values that stand alone; whatever else there is counts among the others. */
  named: readonly (readonly string[])[];
  /** Where the buckets begin, in epoch milliseconds and in order; none without an axis of time. */
  startsMs: readonly number[];
  distinct?: { fields: readonly DistinctField[]; rows: readonly DistinctRow[] };
}

/**
 * The sums of one reading by group and bucket of time, those of keys and of time as a whole worked out from them. What is not
 * in it had no requests.
 */
export class FigureTable {
  readonly #metrics: readonly Metric[];
  readonly #startsMs: readonly number[];
  readonly #groups = new Map<string, Places<Total>>();
  readonly #distinct = new Map<string, Places<ReadonlyMap<DistinctField, number>>>();

  constructor({ metrics, rows, named, startsMs, distinct }: FigureTableInput) {
    this.#metrics = metrics;
    this.#startsMs = startsMs;
    const names = named.map((values) => new Set(values));
    // A chart has a row for each bucket of each group, and all rows of a group go to the same places.
    const placesByGroup = new Map<string, Places<Total>[]>();
    for (const { startMs, group, sums } of rows) {
      const at = group.map((value, key) => standing(value, names[key]));
      const name = groupName(at);
      const known = placesByGroup.get(name);
      const all = known ?? cutsOf(at).map((cut) => placesOf(this.#groups, cut));
      if (!known) placesByGroup.set(name, all);
      for (const places of all) {
        add(places, null, sums);
        if (startsMs.length > 0) add(places, startMs, sums);
      }
    }
    for (const { startMs, places, counts } of distinct?.rows ?? []) {
      const at = places.map((place, key) => groupAt(place, named[key]));
      const byField = new Map(distinct?.fields.map((field, index) => [field, counts[index] ?? 0]));
      placesOf(this.#distinct, at).set(startMs, byField);
    }
  }

  has(at: GroupPlace): boolean {
    return this.#groups.has(groupName(at));
  }

  /** The figures of a group over the whole range. */
  figures(at: GroupPlace): Figures {
    const name = groupName(at);
    return this.#byMetric((metric) => this.#figure(metric, name, null));
  }

  /** The figures of a group bucket by bucket. */
  series(at: GroupPlace): Series {
    const name = groupName(at);
    return this.#byMetric((metric) => this.#startsMs.map((startMs) => this.#figure(metric, name, startMs)));
  }

  #figure(metric: Metric, name: string, startMs: number | null): Figure {
    const field = distinctFieldOf(metric);
    if (field) return this.#distinct.get(name)?.get(startMs)?.get(field) ?? figureOfNothing(metric);
    const sums = this.#groups.get(name)?.get(startMs);
    return sums ? figureOf(metric, sums) : figureOfNothing(metric);
  }

  #byMetric<Value>(value: (metric: Metric) => Value): Partial<Record<MetricId, Value>> {
    return Object.fromEntries(this.#metrics.map((metric) => [metric.id, value(metric)]));
  }
}

const other: GroupValue = { kind: "other" };

function standing(value: GroupValue, names: ReadonlySet<string> | undefined): GroupValue {
  return value.kind === "value" && !names?.has(value.value) ? other : value;
}

function groupAt(place: number | null, values: readonly string[] = []): GroupValue | null {
  if (place === null) return null;
  if (place === missingPlace) return { kind: "missing" };
  return place === otherPlace ? other : { kind: "value", value: values[place - 1] ?? "" };
}

/** A group with any of its keys left open. */
function cutsOf(at: readonly GroupValue[]): GroupPlace[] {
  return at.reduce<GroupPlace[]>(
    (cuts, value) =>
      cuts.flatMap((cut) => [
        [...cut, value],
        [...cut, null],
      ]),
    [[]],
  );
}

/** By where a bucket of time begins, and under null of the range as a whole. */
type Places<Value> = Map<number | null, Value>;

function placesOf<Value>(groups: Map<string, Places<Value>>, at: GroupPlace): Places<Value> {
  const name = groupName(at);
  const known = groups.get(name);
  if (known) return known;
  const places: Places<Value> = new Map();
  groups.set(name, places);
  return places;
}

function add(places: Places<Total>, startMs: number | null, sums: Sums): void {
  const total = places.get(startMs);
  if (total) addTo(total, sums);
  else places.set(startMs, new Map(sums));
}

/** Tells groups apart; values carry their length, since they may hold anything. */
function groupName(at: GroupPlace): string {
  return at.map(partName).join();
}

function partName(value: GroupValue | null): string {
  if (value === null) return "all";
  return value.kind === "value" ? `${value.value.length}:${value.value}` : value.kind;
}
