/** A bucket of the API's histogram. */
export interface Bucket {
  start: string;
  end: string;
  requests: number;
  errors: number;
  cost_usd: string;
  is_unfinished: boolean;
  is_cut: boolean;
}

/** A bucket ready to be drawn; heights are shares of the chart's height. */
export interface Bar {
  startMs: number;
  endMs: number;
  succeeded: number;
  failed: number;
  succeededShare: number;
  failedShare: number;
  /** Holds less than its time will or would: it is still running, or the range cuts it. */
  isPartial: boolean;
}

/** Decides everything the chart shows: heights against a round top of the scale. */
export function prepareBars(buckets: readonly Bucket[]): { bars: Bar[]; top: number } {
  const top = roundTop(Math.max(0, ...buckets.map(({ requests }) => requests)));
  const bars = buckets.map((bucket) => {
    const failed = Math.min(bucket.errors, bucket.requests);
    const succeeded = bucket.requests - failed;
    return {
      startMs: Date.parse(bucket.start),
      endMs: Date.parse(bucket.end),
      succeeded,
      failed,
      succeededShare: top === 0 ? 0 : succeeded / top,
      failedShare: top === 0 ? 0 : failed / top,
      isPartial: bucket.is_unfinished || bucket.is_cut,
    };
  });
  return { bars, top };
}

/** The next of 1, 2, 5, 10, 20, 50, … that is not below the largest bucket. */
function roundTop(largest: number): number {
  if (largest <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= largest) ?? largest;
}

/** What is selected on the chart: the first bucket taken and the last one reached, in either order. */
export interface Brush {
  anchor: number;
  head: number;
}

/** The buckets a brush covers, from the earlier to the later. */
export function brushBounds({ anchor, head }: Brush): { first: number; last: number } {
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
}

/** The bucket under a place on the chart, which is a share of its width. */
export function barAt(share: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}

/** What a key does to the cursor and the brush; undefined when it is not the chart's. */
export function stepBrush(
  brush: Brush | null,
  key: string,
  isExtending: boolean,
  count: number,
): Brush | undefined {
  const steps: Partial<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: -10,
    PageDown: 10,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  // The cursor starts where the newest requests are.
  const from = brush?.head ?? count - 1;
  const head = Math.min(count - 1, Math.max(0, brush === null ? from : from + step));
  return { anchor: isExtending && brush ? brush.anchor : head, head };
}
