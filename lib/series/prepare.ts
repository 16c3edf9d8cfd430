/** A bucket of time, as the API lists them. */
export interface TimeBucket {
  start: string;
  end: string;
  is_unfinished: boolean;
  is_cut: boolean;
}

/** A series over these buckets, as the API gives its figures: money as exact text, null where nothing can be said. */
export interface Series {
  id: string;
  label: string;
  figures: readonly (string | number | null)[];
}

/** A place on the time axis, ready to be drawn. */
export interface SeriesPoint {
  startMs: number;
  endMs: number;
  /** Holds less than its time will or would: it is still running, or the range cuts it. */
  isPartial: boolean;
  /** By series; numbers, since only their height counts here. */
  heights: Record<string, number | null>;
  /** By series, as exact as they came. */
  figures: Record<string, string | number | null>;
  /** What the bucket of the same place in an earlier time range came to, where there is one to compare with. */
  compared?: { height: number | null; figure: string | number | null };
}

/**
 * Decides what a chart over time shows: a point for every bucket, null where nothing can be said.
 *
 * @param compared the figures of an earlier time range, bucket by bucket from the first.
 */
export function prepareSeries(
  buckets: readonly TimeBucket[],
  series: readonly Series[],
  compared?: Series["figures"],
): SeriesPoint[] {
  return buckets.map(({ start, end, is_unfinished, is_cut }, index) => {
    const figures = Object.fromEntries(
      series.map(({ id, figures: all }): [string, string | number | null] => [id, all[index] ?? null]),
    );
    const heights = Object.fromEntries(
      Object.entries(figures).map(([id, figure]): [string, number | null] => [id, heightOf(figure)]),
    );
    const before = compared?.[index] ?? null;
    return {
      startMs: Date.parse(start),
      endMs: Date.parse(end),
      isPartial: is_unfinished || is_cut,
      heights,
      figures,
      ...(compared && { compared: { height: heightOf(before), figure: before } }),
    };
  });
}

function heightOf(figure: string | number | null): number | null {
  return figure === null ? null : Number(figure);
}
