import { ApiError } from "@/lib/errors";
import { type Interval as BucketWidth, widthMs } from "@/lib/histogram/interval";
import type { Interval } from "@/lib/rollup/interval";
import { clockPart, type GroupField } from "./group-field";

/** An answer beyond these is larger than anybody can look at, and than the process should hold. */
export const metricLimits = { buckets: 5_000, figures: 500_000 } as const;

interface Bounded {
  metrics: readonly unknown[];
  groupBy: readonly GroupField[];
  bucket: BucketWidth | null;
  limit: number;
}

/**
 * @throws ApiError `invalid` when a time range has too many buckets, or groups and buckets together make too many figures.
 */
export function assertBounded({ metrics, groupBy, bucket, limit }: Bounded, range: Interval): void {
  const buckets = bucket ? Math.ceil((range.toMs - range.fromMs) / widthMs(bucket)) : 1;
  if (buckets > metricLimits.buckets) {
    throw tooMuch(
      "bucket",
      `makes about ${shown(buckets)} buckets of this time range, and ${shown(metricLimits.buckets)} is the most: ask for wider ones or a shorter range.`,
    );
  }
  const groups = groupBy.reduce((all, { ref }) => all * ((clockPart(ref)?.values.length ?? limit) + 2), 1);
  const figures = groups * buckets * metrics.length;
  if (figures > metricLimits.figures) {
    throw tooMuch(
      "limit",
      `allows ${shown(groups)} groups, which with ${shown(buckets)} buckets and ${metrics.length} ${metrics.length === 1 ? "metric" : "metrics"} make ${shown(figures)} figures, and ${shown(metricLimits.figures)} is the most: ask for fewer groups, wider buckets or a shorter range.`,
    );
  }
}

function tooMuch(path: string, message: string): ApiError {
  return new ApiError("invalid", `${path} ${message}`, [{ path, message }]);
}

function shown(count: number): string {
  return count.toLocaleString("en");
}
