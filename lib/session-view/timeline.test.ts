import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spanTimes } from "./figures";
import { arbitrarySpans, span } from "./spans.test-support";
import { layoutTimeline } from "./timeline";

const hourMs = 3_600_000;

describe("a timeline", () => {
  test("keeps every request within the axis, in order, with its first token inside of it", () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.boolean(), (spans, isToScale) => {
        const { bars, gaps, ticks } = layoutTimeline(spans, { isToScale });
        expect(bars).toHaveLength(spans.length);
        for (const { start, width, firstToken } of bars) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(0);
          expect(start + width).toBeLessThanOrEqual(1 + 1e-9);
          if (firstToken !== null) {
            expect(firstToken).toBeGreaterThanOrEqual(start - 1e-9);
            expect(firstToken).toBeLessThanOrEqual(start + width + 1e-9);
          }
        }
        const places = bars.map(({ start }) => start);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const { start, width } of gaps) expect(start + width).toBeLessThanOrEqual(1 + 1e-9);
        const moments = ticks.map(({ at }) => at);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      }),
    );
  });

  test("shows two requests side by side exactly where they ran side by side", () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.boolean(), (spans, isToScale) => {
        const { bars } = layoutTimeline(spans, { isToScale });
        for (const a of bars) {
          for (const b of bars) {
            const [timesA, timesB] = [spanTimes(a.span), spanTimes(b.span)];
            const ranAfter = timesB.startMs >= timesA.endMs;
            if (ranAfter) expect(b.start).toBeGreaterThanOrEqual(a.start + a.width - 1e-9);
            else expect(b.start).toBeLessThanOrEqual(a.start + a.width + 1e-9);
          }
        }
      }),
    );
  });

  test("is true to scale when asked", () => {
    const spans = [span({ atMs: 0, latency_ms: 1_000 }), span({ atMs: 9_000, latency_ms: 1_000 })];
    const { bars, gaps, ticks } = layoutTimeline(spans, { isToScale: true });
    expect(bars.map(({ start, width }) => [start, width])).toEqual([
      [0, 0.1],
      [0.9, expect.closeTo(0.1)],
    ]);
    expect(gaps).toEqual([{ start: 0.1, width: 0.8, durationMs: 8_000, isSqueezed: false }]);
    expect(ticks.map(({ elapsedMs }) => elapsedMs)).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
  });

  test("squeezes hours in which nothing ran, and tells how long they were", () => {
    const spans = [0, 1, 2].map((index) => span({ atMs: index * hourMs, latency_ms: 2_000 }));
    const { bars, gaps, ticks } = layoutTimeline(spans, { isToScale: false });
    expect(bars.every(({ width }) => width > 0.19)).toBe(true);
    expect(gaps.map(({ durationMs, isSqueezed }) => [durationMs, isSqueezed])).toEqual([
      [hourMs - 2_000, true],
      [hourMs - 2_000, true],
    ]);
    expect(ticks.map(({ elapsedMs }) => elapsedMs)).toEqual([0, hourMs, 2 * hourMs]);
  });

  test("has a place for requests that took no time at all", () => {
    const { bars } = layoutTimeline([span({ latency_ms: 0 })], { isToScale: false });
    expect(bars).toMatchObject([{ start: 0, width: 0 }]);
  });
});
