import { describe, expect, test } from "vitest";
import { chartHeight, preparePreview, stretches } from "./prepare-preview";

describe("the chart of a preview", () => {
  test("leaves a gap where nothing could be said, and shows a point that stands alone", () => {
    const { paths } = preparePreview([[1, 2, null, 3, null]], null);
    expect(paths[0]?.match(/[MLh]/g)).toEqual(["M", "L", "M", "h"]);
  });

  test("keeps the threshold in sight however far the values are from it", () => {
    for (const threshold of [0.001, 5, 1e9]) {
      const { thresholdY } = preparePreview([[3, 4]], threshold);
      expect(thresholdY).toBeGreaterThanOrEqual(0);
      expect(thresholdY).toBeLessThanOrEqual(chartHeight);
    }
  });

  test("draws changes below nothing below the line of nothing", () => {
    const { bottom, top } = preparePreview([[-80, 20]], -50);
    expect([bottom, top]).toEqual([-80, 20]);
  });

  test("draws what still fires up to the end, and nothing so thin that it cannot be seen", () => {
    const bands = stretches(
      [
        { started_at: "2026-01-01T00:00:00Z", ended_at: "2026-01-01T00:00:01Z" },
        { started_at: "2026-01-06T00:00:00Z", ended_at: null },
      ],
      Date.UTC(2026, 0, 1),
      Date.UTC(2026, 0, 11),
    );
    expect(bands).toEqual([
      { left: 0, width: 0.3 },
      { left: 50, width: 50 },
    ]);
  });
});
