import type { z } from "zod";
import type { queryUnits as contract } from "@/lib/api/contract/metrics-units";
import { bucketStarts } from "@/lib/histogram/bucket-starts";
import type { Interval as BucketWidth } from "@/lib/histogram/interval";
import { inKnownZone } from "@/lib/histogram/unknown-zone";
import {
  listUnits,
  measureUnits,
  measureUnitsOverTime,
  type UnitCosts,
  type UnitsQuery,
} from "@/lib/queries/measure-units";
import type { Narrowing } from "@/lib/requests/selection";
import { groupSql } from "@/lib/rollup/group-key";
import { rawRows } from "@/lib/rollup/statements";
import { assertBounded } from "./bounds";
import { costBuckets, costSteps } from "./cost-steps";
import type { GroupField } from "./group-field";
import { labelsOf } from "./labels";
import { narrowedCondition, readable, resolveRange } from "./scope";
import { bucketsOf } from "./time-buckets";

interface UnitsRequest extends Narrowing {
  key: GroupField;
  bucket: BucketWidth | null;
  timeZone: string;
  limit: number;
}

type Answer = Omit<z.input<typeof contract.answer>, "error" | "warnings">;

/**
 * What the different values of a key cost, in the API's words.
 *
 * @throws ApiError `invalid` when a time range has too many buckets, or for a time zone the engine does not know.
 */
export async function answerUnits(
  organizationId: string,
  asked: UnitsRequest,
  nowMs = Date.now(),
): Promise<Answer> {
  const startMs = performance.now();
  const { key, bucket, timeZone, limit } = asked;
  const labels = await labelsOf(organizationId, [key]);
  const head = { field: key.name, label: labels.key(key), time_zone: timeZone, bucket };
  const range = await resolveRange(organizationId, asked, nowMs);
  if (!range) {
    const data = { ...head, ...empty };
    return { data, elapsed_ms: Math.round(performance.now() - startMs) };
  }
  assertBounded({ metrics: [key], groupBy: [], bucket, limit: 1 }, range);
  const zone = { timeZone };
  const condition = narrowedCondition(organizationId, asked, range);
  const units: UnitsQuery = {
    unit: groupSql(key.key, zone),
    zone,
    requests: rawRows({ organizationId, ...(condition && { condition }) }, [readable(range, nowMs)]),
  };
  const [edgesMs, whole, overTime] = await inKnownZone(timeZone, () =>
    Promise.all([
      bucket ? bucketStarts(range, bucket, zone) : [],
      measureUnits(units, costSteps, limit),
      bucket ? measureUnitsOverTime(units, bucket) : new Map<number, UnitCosts>(),
    ]),
  );
  const listed = new Map((await listUnits(units, whole.top)).map((unit) => [unit.value, unit]));
  const data: Answer["data"] = {
    ...head,
    from: iso(range.fromMs),
    to: iso(range.toMs),
    buckets: bucketsOf(range, edgesMs, nowMs),
    figures: { ...figuresAnswer(whole), missing_requests: whole.missing },
    series: edgesMs.slice(0, -1).map((start) => figuresAnswer(overTime.get(start) ?? noUnits)),
    histogram: costBuckets(whole.steps),
    top: whole.top.flatMap((value) => {
      const unit = listed.get(value);
      return unit
        ? [
            {
              value,
              label: labels.value(key, value),
              cost: unit.cost,
              requests: unit.requests,
              unpriced_requests: unit.unpriced,
              first_seen: iso(unit.firstMs),
              last_seen: iso(unit.lastMs),
            },
          ]
        : [];
    }),
  };
  return { data, elapsed_ms: Math.round(performance.now() - startMs) };
}

const noUnits: UnitCosts = {
  units: 0,
  unpricedUnits: 0,
  requests: 0,
  cost: "0",
  mean: null,
  p50: null,
  p95: null,
  max: null,
};

function figuresAnswer({ units, unpricedUnits, requests, cost, mean, p50, p95, max }: UnitCosts) {
  return {
    units,
    unpriced_units: unpricedUnits,
    requests,
    cost: units === 0 ? "0" : cost,
    mean,
    p50,
    p95,
    max,
  };
}

const empty = {
  from: null,
  to: null,
  buckets: [],
  figures: { ...figuresAnswer(noUnits), missing_requests: 0 },
  series: [],
  histogram: [],
  top: [],
};

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
