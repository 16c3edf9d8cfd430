import { describe, expect, test } from "vitest";
import { SlicePace } from "./slice-pace";

describe("the pace of slices", () => {
  test("quickens while full slices are fast and slows down when they are not", () => {
    const pace = new SlicePace({ targetMs: 500, requestsMax: 1_000 });
    pace.took(250, 1_000);
    expect(pace.requestsMax).toBe(2_000);
    pace.took(1_000, 2_000);
    expect(pace.requestsMax).toBe(1_000);
  });

  test("widens the window where few requests are found, and never beyond its bounds", () => {
    const pace = new SlicePace();
    const before = pace.windowMs;
    pace.took(10, 0);
    expect(pace.windowMs).toBe(4 * before);
    for (let step = 0; step < 50; step++) pace.took(1, 0);
    expect(pace.windowMs).toBeLessThanOrEqual(3_650 * 24 * 60 * 60_000);
    for (let step = 0; step < 50; step++) pace.took(60_000, 0);
    expect(pace.windowMs).toBeGreaterThanOrEqual(60_000);
  });

  test("takes much less after a failure", () => {
    const pace = new SlicePace({ requestsMax: 1_000 });
    pace.failed();
    expect(pace.requestsMax).toBe(250);
  });
});
