import { describe, expect, test } from "vitest";
import { SlicePace } from "./slice-pace";

describe("the pace of slices", () => {
  test("quickens while full slices are fast and slows down when they are not", () => {
    const pace = new SlicePace({ targetMs: 500 });
    expect(pace.requestsMax).toBe(10_000);
    pace.took(250, 10_000);
    expect(pace.requestsMax).toBe(20_000);
    pace.took(1_000, 20_000);
    expect(pace.requestsMax).toBe(10_000);
    pace.took(1_000, 9_000);
    expect(pace.requestsMax).toBe(4_500);
  });

  test("learns nothing about large slices from small ones", () => {
    const pace = new SlicePace();
    pace.took(1, 3);
    expect(pace.requestsMax).toBe(10_000);
  });

  test("widens the window where few requests are found, and stays within bounds", () => {
    const pace = new SlicePace();
    const before = pace.windowMs;
    pace.took(10, 0);
    expect(pace.windowMs).toBe(4 * before);
    for (let step = 0; step < 50; step++) pace.took(1, 0);
    expect(pace.windowMs).toBeLessThanOrEqual(3_650 * 24 * 60 * 60_000);
    for (let step = 0; step < 50; step++) pace.took(60_000, 10);
    expect(pace.windowMs).toBeGreaterThanOrEqual(60_000);
    expect(pace.requestsMax).toBeGreaterThanOrEqual(2_000);
  });

  test("never takes more than it is told to", () => {
    const pace = new SlicePace({ most: 2 });
    pace.took(1, 2);
    expect(pace.requestsMax).toBe(2);
  });

  test("takes much less after a failure", () => {
    const pace = new SlicePace();
    pace.failed();
    expect(pace.requestsMax).toBe(2_500);
  });
});
