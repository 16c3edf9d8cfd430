import type { Interval as BucketWidth } from "@/lib/histogram/interval";
import type { Condition } from "@/lib/queries/condition";
import type { Zone } from "@/lib/queries/zone";
import { type GroupKey, rolledDimension } from "./group-key";
import type { Interval } from "./interval";
import { type Level, levelOf } from "./level";
import type { MeasureName } from "./measures";
import type { Sums } from "./sums";

/** A question for the sums of groups of requests. */
export interface SumsQuery {
  organizationId: string;
  /** What they are grouped by. */
  keys: readonly GroupKey[];
  measures: readonly MeasureName[];
  zone: Zone;
  /** Groups by bucket of time as well. */
  every?: BucketWidth;
  /** For each key the values that get groups of their own, the others being put together; absent: every value does. */
  named?: readonly (readonly string[])[];
  /** Narrows the requests; the rollup knows nothing of conditions. */
  condition?: Condition;
}

/** A group by one key: a value, all values that were not named together, or the requests that have none. */
export type GroupValue = { kind: "value"; value: string } | { kind: "other" | "missing" };

/** What the requests of a group add up to. */
export interface SumsRow {
  /** Where its bucket of time begins, in epoch milliseconds; 0 when the question has no buckets. */
  startMs: number;
  /** By key. */
  group: readonly GroupValue[];
  sums: Sums;
}

/** The number of requests is always needed, to tell a group that is empty from one that is not. */
export function neededMeasures({ measures }: SumsQuery): MeasureName[] {
  return [...new Set<MeasureName>(["requests", ...measures])];
}

/** The level at which the rollup has what a question asks of a range; null when it has not. */
export function rolledLevel({ keys, every, zone, condition }: SumsQuery, range: Interval): Level | null {
  if (condition || rolledDimension(keys) === null) return null;
  if (every) return levelOf(every, zone, range);
  return keys.some((key) => "clock" in key) ? levelOf({ unit: "hour", count: 1 }, zone, range) : "hour";
}
