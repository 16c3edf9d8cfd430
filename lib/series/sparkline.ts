import type { SeriesPoint } from "./prepare";

/** The points that hold all of their time: what a line ends on must not fall only because its last bucket still runs. */
export function wholePoints(points: readonly SeriesPoint[]): SeriesPoint[] {
  return points.filter(({ isPartial }) => !isPartial);
}

/** A line drawn in a box, top left at 0, and the same down to the box's floor. */
export interface Sparkline {
  /** Data of an SVG path; empty when there is nothing to draw. */
  line: string;
  area: string;
}

/**
 * A line through heights of equal distance, from 0 at the floor to the largest at the top. Where nothing can be said the
 * line has a gap; a height that stands alone between two gaps is drawn as a short stroke, or it would not be seen.
 */
export function sparkline(
  heights: readonly (number | null)[],
  { width, height }: { width: number; height: number },
): Sparkline {
  const largest = Math.max(0, ...heights.map((each) => each ?? 0));
  const step = heights.length > 1 ? width / (heights.length - 1) : 0;
  const runs = runsOf(heights).map((run) =>
    run.map(({ index, value }) => ({
      x: index * step,
      y: largest === 0 ? height : height * (1 - value / largest),
    })),
  );
  const drawn = runs.map((run) => {
    const [only] = run;
    if (run.length > 1 || !only) return run;
    return [-1, 1].map((side) => ({ x: clamp(only.x + side * loneHalfWidth, width), y: only.y }));
  });
  return {
    line: drawn.map((run) => strokes(run)).join(""),
    area: drawn
      .map((run) => `${strokes(run)}L${at(run.at(-1)?.x, height)}L${at(run[0]?.x, height)}Z`)
      .join(""),
  };
}

const loneHalfWidth = 1.5;

interface Place {
  x: number;
  y: number;
}

function runsOf(heights: readonly (number | null)[]): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = [];
  let isOpen = false;
  for (const [index, value] of heights.entries()) {
    if (value === null) {
      isOpen = false;
      continue;
    }
    if (isOpen) runs.at(-1)?.push({ index, value });
    else runs.push([{ index, value }]);
    isOpen = true;
  }
  return runs;
}

function strokes(run: readonly Place[]): string {
  return run.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${at(x, y)}`).join("");
}

function at(x: number | undefined, y: number): string {
  return `${round(x ?? 0)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function clamp(x: number, width: number): number {
  return Math.min(width, Math.max(0, x));
}
