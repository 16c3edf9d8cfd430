/** A line of the chart as the points of an SVG path, in a field of 0 to `width` and 0 to `height`. */
export interface PreviewLines {
  paths: string[];
  /** The height at which the threshold stands; null when there is none. */
  thresholdY: number | null;
  /** The largest and least value of the axis. */
  top: number;
  bottom: number;
}

export const chartWidth = 1_000;
export const chartHeight = 200;
const edge = 3;

/** Draws series over one axis that takes in the threshold, with gaps where nothing could be said. */
export function preparePreview(
  series: readonly (readonly (number | null)[])[],
  threshold: number | null,
): PreviewLines {
  const values = series.flat().filter((value) => value !== null);
  const all = threshold === null ? values : [...values, threshold];
  const highest = all.reduce((most, value) => Math.max(most, value), 0);
  const bottom = all.reduce((least, value) => Math.min(least, value), 0);
  const top = highest === bottom ? bottom + 1 : highest;
  // A line at the very edge would lose half of its width.
  const field = chartHeight - 2 * edge;
  const y = (value: number) => round(chartHeight - edge - ((value - bottom) / (top - bottom)) * field);
  return {
    paths: series.map((points) => pathOf(points, y)),
    thresholdY: threshold === null ? null : y(threshold),
    top,
    bottom,
  };
}

function pathOf(points: readonly (number | null)[], y: (value: number) => number): string {
  const stepX = points.length > 1 ? chartWidth / (points.length - 1) : chartWidth;
  const parts: string[] = [];
  for (const [index, value] of points.entries()) {
    if (value === null) continue;
    const [before, after] = [points[index - 1] ?? null, points[index + 1] ?? null];
    const at = `${round(index * stepX)} ${y(value)}`;
    if (before === null) parts.push(`M${at}`);
    else parts.push(`L${at}`);
    // A point that stands alone still shows: as a line as long as a point is wide.
    if (before === null && after === null) parts.push(`h${round(Math.max(2, stepX * 0.6))}`);
  }
  return parts.join("");
}

/** Where stretches of time stand in a strip, in percent of its width. */
export function stretches(
  episodes: readonly { started_at: string; ended_at: string | null }[],
  fromMs: number,
  toMs: number,
): { left: number; width: number }[] {
  const percent = (ms: number) => round(((ms - fromMs) / (toMs - fromMs)) * 100);
  return episodes.map(({ started_at, ended_at }) => {
    const left = percent(Date.parse(started_at));
    const end = percent(ended_at === null ? toMs : Date.parse(ended_at));
    return { left, width: Math.max(0.3, round(end - left)) };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
