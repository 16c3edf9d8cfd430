import { database } from "@/lib/clickhouse";
import { keptSinceMs } from "@/lib/clickhouse/retention";
import { env } from "@/lib/env";
import type { Condition } from "@/lib/queries/condition";
import { listPropertyKeys } from "@/lib/queries/list-property-keys";
import { listPropertyKeyMarks } from "@/lib/queries/property-key-marks";
import {
  type ChangeMetric,
  type ChangesQuery,
  changesInRequests,
  changesInRollup,
  type InBoth,
  measureDimensions,
  type SegmentSums,
} from "@/lib/queries/segment-changes";
import { bucketMs } from "@/lib/rollup/bucket";
import { type Dimension, dimensionName } from "@/lib/rollup/dimension";
import { complement, type Interval } from "@/lib/rollup/interval";
import { type Seal, sealBook } from "@/lib/rollup/seal-book";
import { readable } from "./scope";

export interface ChangesQuestion {
  organizationId: string;
  metric: ChangeMetric;
  ranges: InBoth<Interval>;
  /** What is told of first, as in `ChangesQuery`. */
  weight: Condition;
  /** Narrows the requests; then the rollup is of no use. */
  condition?: Condition;
  nowMs: number;
}

export interface Changes {
  segments: SegmentSums[];
  /** Dimensions with a new value on nearly every request. */
  excluded: Dimension[];
  source: "rollup" | "raw";
}

const fields: readonly Dimension[] = [
  { field: "model" },
  { field: "provider" },
  { field: "user" },
  { field: "status_class" },
  { field: "stop_reason" },
  { field: "api_key_id" },
];
const propertiesMax = 200;
/** With more values to so many requests, or in all, a dimension is left out where it is not rolled up. */
const excess = { share: 0.5, requestsMin: 20, valuesMax: 200_000 };
/** Of each source; what comes behind that many adds up to little. */
const rowsMax = 2_000;
/** More stretches that are not rolled up than this are no time range the rollup can help with. */
const rawIntervalsMax = 100;
const readingsMax = 3;

/** What the values of all keys and built-in fields add up to in two ranges of time, those first that changed most. */
export async function findChanges(question: ChangesQuestion): Promise<Changes> {
  const dimensions = [...fields, ...(await propertyDimensions(question.organizationId))];
  for (let readings = 1; readings <= readingsMax && question.condition === undefined; readings += 1) {
    const { seals, holds } = await sealsOf(question);
    const changes = await readChanges(question, dimensions, seals);
    if (seals.length === 0 || (await holds())) return changes;
  }
  return readChanges(question, dimensions, []);
}

async function propertyDimensions(organizationId: string): Promise<Dimension[]> {
  const [keys, { hidden, retired }] = await Promise.all([
    listPropertyKeys(organizationId),
    listPropertyKeyMarks(organizationId),
  ]);
  return keys
    .filter(({ key }) => !hidden.has(key) && !retired.has(key))
    .slice(0, propertiesMax)
    .map(({ key }) => ({ property: key }));
}

/** The sealed buckets that lie in one of the ranges, and in neither of them partly. */
async function sealsOf({ organizationId, ranges, nowMs }: ChangesQuestion) {
  const both = [ranges.previous, ranges.current].map((range) => readable(range, nowMs));
  const span = {
    fromMs: Math.min(...both.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...both.map(({ toMs }) => toMs)),
  };
  const { seals, stamp } = await sealBook().seals(database(), organizationId, span);
  const since = keptSinceMs(env().FACET_RETENTION_DAYS, nowMs) + bucketMs;
  const isWithin = ({ startMs }: Seal, { fromMs, toMs }: Interval) =>
    startMs >= fromMs && startMs + bucketMs <= toMs;
  const isOutside = ({ startMs }: Seal, { fromMs, toMs }: Interval) =>
    startMs + bucketMs <= fromMs || startMs >= toMs;
  const usable = seals.filter(
    (seal) =>
      seal.startMs >= since &&
      !seal.leftOut.includes(dimensionName("all", "hour")) &&
      both.some((range) => isWithin(seal, range)) &&
      both.every((range) => isWithin(seal, range) || isOutside(seal, range)),
  );
  const isTooPatchy = unsealed(both, usable).length > rawIntervalsMax;
  return {
    seals: isTooPatchy ? [] : usable,
    holds: () => sealBook().holds(database(), organizationId, span, stamp),
  };
}

async function readChanges(
  { nowMs, ...question }: ChangesQuestion,
  dimensions: readonly Dimension[],
  seals: readonly Seal[],
): Promise<Changes> {
  const leftOut = new Set(seals.flatMap((seal) => seal.leftOut));
  const isRolled = (dimension: Dimension) =>
    seals.length > 0 && !leftOut.has(dimensionName(dimension, "hour"));
  const both = [question.ranges.previous, question.ranges.current].map((range) => readable(range, nowMs));
  const rolled = dimensions.filter(isRolled);
  const { kept, excluded } = await withoutExcess(
    question,
    dimensions.filter((one) => !isRolled(one)),
    both[1],
  );
  const asking = (some: readonly Dimension[]): ChangesQuery => ({ ...question, dimensions: some, rowsMax });
  const parts = await Promise.all([
    changesInRollup(asking(rolled), seals),
    changesInRequests(asking(rolled), unsealed(both, seals)),
    changesInRequests(
      asking(kept),
      both.filter(({ fromMs, toMs }) => fromMs < toMs),
    ),
  ]);
  return { segments: joined(parts.flat()), excluded, source: rolled.length > 0 ? "rollup" : "raw" };
}

async function withoutExcess(
  question: Pick<ChangesQuery, "organizationId" | "condition">,
  dimensions: readonly Dimension[],
  range: Interval | undefined,
): Promise<{ kept: Dimension[]; excluded: Dimension[] }> {
  const measured = range ? await measureDimensions({ ...question, dimensions }, range) : [];
  const isExcess = (_: Dimension, index: number) => {
    const { requests = 0, values = 0 } = measured[index] ?? {};
    const isUnique = requests >= excess.requestsMin && values > excess.share * requests;
    return isUnique || values > excess.valuesMax;
  };
  return {
    kept: dimensions.filter((dimension, index) => !isExcess(dimension, index)),
    excluded: dimensions.filter(isExcess),
  };
}

/** What of some ranges is in no sealed bucket. */
function unsealed(ranges: readonly Interval[], seals: readonly Seal[]): Interval[] {
  return ranges.flatMap((range) => {
    const sealed = seals
      .filter(({ startMs }) => startMs >= range.fromMs && startMs < range.toMs)
      .map(({ startMs }) => ({ fromMs: startMs, toMs: startMs + bucketMs }));
    return complement(range, sealed);
  });
}

/** One entry for each value, whichever sources it came from. */
function joined(parts: readonly SegmentSums[]): SegmentSums[] {
  const bySegment = new Map<string, SegmentSums>();
  for (const part of parts) {
    const name = JSON.stringify([dimensionName(part.dimension, "hour"), part.value]);
    const before = bySegment.get(name);
    bySegment.set(name, before ? added(before, part) : part);
  }
  return [...bySegment.values()];
}

function added(a: SegmentSums, b: SegmentSums): SegmentSums {
  return {
    ...a,
    requests: {
      current: a.requests.current + b.requests.current,
      previous: a.requests.previous + b.requests.previous,
    },
    amount: {
      current: plus(a.amount.current, b.amount.current),
      previous: plus(a.amount.previous, b.amount.previous),
    },
  };
}

function plus(a: number | bigint, b: number | bigint): number | bigint {
  return typeof a === "bigint" && typeof b === "bigint" ? a + b : Number(a) + Number(b);
}
