import type { FieldRef } from "@/lib/fields/field-ref";
import type { Filter } from "@/lib/filters/tree";
import type { Figures, GroupPlace, Series } from "./figure-table";
import { groupField } from "./group-field";
import type { MetricId } from "./metric";
import { type MetricsQuery, queryMetrics } from "./query-metrics";
import { bucketsOf, rangeBetween, type WireIncrement, widthOf, zoneOf } from "./wire";

/** What the endpoints behind Helicone's dashboard are asked about; both moments belong to it. */
export interface DashboardQuestion {
  filter: { filter: Filter };
  timeFilter: { start: string; end: string };
}

/** The same over time, in buckets by a clock that is always as far from UTC. */
export interface OverTimeQuestion extends DashboardQuestion {
  dbIncrement: WireIncrement;
  /** Minutes from the caller's time to UTC. */
  timeZoneDifference: number;
}

/** Figures of some requests. */
export interface DashboardFigures {
  /** A figure as a number; what nothing can be said of is 0, as the wire format has it. */
  number: (id: MetricId) => number;
  /** Exact text, when cost was asked for; null when there is no price. */
  costUsd: string | null;
}

const pointsMax = 100_000;
const groupsMax = 1_000;

/** Figures of all requests of a question. */
export async function dashboardTotals(
  organizationId: string,
  question: DashboardQuestion,
  metrics: readonly MetricId[],
): Promise<DashboardFigures> {
  const { current } = await queryMetrics(organizationId, narrowed(question, metrics));
  return figuresOf(current?.table.figures([]) ?? {});
}

/** A bucket of time. */
export interface DashboardPoint extends DashboardFigures {
  /** Where it begins, ISO 8601. */
  time: string;
}

/**
 * Figures of a question bucket by bucket, also where nothing happened.
 *
 * @throws ApiError `invalid` when the time range has too many buckets.
 */
export async function dashboardOverTime(
  organizationId: string,
  question: OverTimeQuestion,
  metrics: readonly MetricId[],
): Promise<DashboardPoint[]> {
  const { current } = await queryMetrics(organizationId, inBuckets(question, narrowed(question, metrics)));
  if (!current) return [];
  const series = current.table.series([]);
  return current.edgesMs.slice(0, -1).map((startMs, index) => pointOf(startMs, series, index));
}

/** The value that some requests have: null for those that have none, undefined for the values that do not stand alone. */
interface Grouped {
  value: string | null | undefined;
}

/** Figures by the values of a field, those with the most requests first. */
export async function dashboardGroups(
  organizationId: string,
  question: DashboardQuestion & { offset: number; limit: number },
  ref: FieldRef,
  metrics: readonly MetricId[],
): Promise<(DashboardFigures & Grouped)[]> {
  const { offset, limit } = question;
  const query = { ...byField(narrowed(question, metrics), ref), limit: offset + limit };
  const { keys, current } = await queryMetrics(organizationId, query);
  const groups = placesOf(keys[0]?.values ?? []).flatMap(({ value, place }) =>
    value !== undefined && current?.table.has(place)
      ? [{ value, ...figuresOf(current.table.figures(place)) }]
      : [],
  );
  return groups.slice(offset, offset + limit);
}

/**
 * Figures by the values of a field and bucket by bucket, where there are requests; the oldest first.
 *
 * @throws ApiError `invalid` when the time range has too many buckets.
 */
export async function dashboardGroupsOverTime(
  organizationId: string,
  question: OverTimeQuestion,
  ref: FieldRef,
  metrics: readonly MetricId[],
): Promise<(DashboardPoint & Grouped)[]> {
  const buckets = bucketsOf(question.dbIncrement, rangeBetween(question.timeFilter, "included"));
  const limit = Math.min(groupsMax, Math.max(1, Math.floor(pointsMax / buckets / metrics.length)));
  const query = { ...byField(inBuckets(question, narrowed(question, metrics)), ref), limit };
  const { keys, current } = await queryMetrics(organizationId, query);
  const groups = placesOf(keys[0]?.values ?? []).flatMap(({ value, place }) =>
    current?.table.has(place) ? [{ value, series: current.table.series(place) }] : [],
  );
  return (current?.edgesMs.slice(0, -1) ?? []).flatMap((startMs, index) =>
    groups
      .map(({ value, series }) => ({ value, ...pointOf(startMs, series, index) }))
      .filter(({ number }) => number("requests") > 0),
  );
}

function figuresOf(figures: Figures): DashboardFigures {
  const { cost } = figures;
  return { number: (id) => Number(figures[id] ?? 0), costUsd: typeof cost === "string" ? cost : null };
}

function pointOf(startMs: number, series: Series, index: number): DashboardPoint {
  const cost = series.cost?.[index];
  return {
    time: new Date(startMs).toISOString(),
    number: (id) => Number(series[id]?.[index] ?? 0),
    costUsd: typeof cost === "string" ? cost : null,
  };
}

function narrowed({ filter, timeFilter }: DashboardQuestion, metrics: readonly MetricId[]): MetricsQuery {
  return {
    filter,
    timeRange: rangeBetween(timeFilter, "included"),
    metrics,
    groupBy: [],
    bucket: null,
    zone: { timeZone: "UTC" },
    limit: 1,
    requestsMin: 0,
  };
}

function inBuckets({ dbIncrement, timeZoneDifference }: OverTimeQuestion, query: MetricsQuery): MetricsQuery {
  bucketsOf(dbIncrement, { from: query.timeRange?.from ?? "", to: query.timeRange?.to ?? "" });
  return { ...query, bucket: widthOf(dbIncrement), zone: zoneOf(timeZoneDifference) };
}

function byField(query: MetricsQuery, ref: FieldRef): MetricsQuery {
  const field = groupField(ref);
  if (!field) throw new Error(`Requests cannot be grouped by ${JSON.stringify(ref)}.`);
  return { ...query, groupBy: [field], orderBy: { metric: "requests", direction: "desc" } };
}

function placesOf(values: readonly string[]): { value: string | null | undefined; place: GroupPlace }[] {
  return [
    ...values.map((value) => ({ value, place: [{ kind: "value" as const, value }] })),
    { value: null, place: [{ kind: "missing" }] },
    { value: undefined, place: [{ kind: "other" }] },
  ];
}
