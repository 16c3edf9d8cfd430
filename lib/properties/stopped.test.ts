import { describe, expect, test } from "vitest";
import { hasStopped } from "./stopped";

const hourMs = 3_600_000;
const hours = (...at: number[]) => at.map((hour) => hour * hourMs);
const steady = hours(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

describe("a key that came every hour", () => {
  test("has stopped when traffic goes on without it for long", () => {
    expect(hasStopped(steady, hourMs, 9 * hourMs + 3.5 * hourMs)).toBe(true);
  });

  test("has not stopped while it stays away no longer than it may", () => {
    expect(hasStopped(steady, hourMs, 9 * hourMs + 2.5 * hourMs)).toBe(false);
  });

  test("has not stopped when all traffic has", () => {
    expect(hasStopped(steady, hourMs, 9.5 * hourMs)).toBe(false);
  });
});

test("a key that pauses every night is not missed at night", () => {
  const working = hours(0, 1, 2, 3, 16, 17, 18, 19, 32, 33, 34);
  expect(hasStopped(working, hourMs, 34 * hourMs + 14 * hourMs)).toBe(false);
  expect(hasStopped(working, hourMs, 34 * hourMs + 28 * hourMs)).toBe(true);
});

test("a key that was seen a few times only says nothing by its silence", () => {
  expect(hasStopped(hours(0, 1, 2), hourMs, 1_000 * hourMs)).toBe(false);
  expect(hasStopped([], hourMs, 1_000 * hourMs)).toBe(false);
});
