import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeTimeRange } from "./describe-time-range";
import { parseTimeText } from "./parse-time-text";
import {
  parseTimeParam,
  printTimeParam,
  resolveTimeRange,
  shiftTimeRange,
  type TimeRange,
} from "./time-range";

// A Wednesday.
const nowMs = Date.parse("2026-11-25T14:30:00Z");
const iso = (range: TimeRange | null) =>
  range?.kind === "absolute"
    ? [new Date(range.fromMs).toISOString(), range.toMs && new Date(range.toMs).toISOString()]
    : range;
const typed = (text: string) => iso(parseTimeText(text, nowMs, "utc"));

describe("a typed time range", () => {
  test.each([
    ["24h", 24, "h"],
    ["15m", 15, "m"],
    ["15 min", 15, "m"],
    ["last 3 days", 3, "d"],
    ["past hour", 1, "h"],
    ["the last week", 1, "w"],
    ["2 weeks ago", 2, "w"],
    ["an hour", 1, "h"],
    ["last month", 30, "d"],
    ["Last 90 Minutes", 90, "m"],
  ])("%s is relative", (text, amount, unit) => {
    expect(typed(text)).toEqual({ kind: "relative", amount, unit });
  });

  test.each([
    ["today", "2026-11-25T00:00:00.000Z", "2026-11-26T00:00:00.000Z"],
    ["yesterday", "2026-11-24T00:00:00.000Z", "2026-11-25T00:00:00.000Z"],
    ["yesterday 15:00-16:30", "2026-11-24T15:00:00.000Z", "2026-11-24T16:30:00.000Z"],
    ["yesterday at 15:00 to 16:30", "2026-11-24T15:00:00.000Z", "2026-11-24T16:30:00.000Z"],
    ["09:00 - 10:15", "2026-11-25T09:00:00.000Z", "2026-11-25T10:15:00.000Z"],
    ["monday", "2026-11-23T00:00:00.000Z", "2026-11-24T00:00:00.000Z"],
    ["2026-11-03", "2026-11-03T00:00:00.000Z", "2026-11-04T00:00:00.000Z"],
    ["2026-11-01 to 2026-11-03", "2026-11-01T00:00:00.000Z", "2026-11-04T00:00:00.000Z"],
    ["2026-11-01 09:00 to 2026-11-02 18:00", "2026-11-01T09:00:00.000Z", "2026-11-02T18:00:00.000Z"],
    ["2026-11-01T09:00:00Z..2026-11-01T10:00:00+01:00", null, null],
    [
      "2026-11-01T09:00:00Z..2026-11-01T11:00:00+01:00",
      "2026-11-01T09:00:00.000Z",
      "2026-11-01T10:00:00.000Z",
    ],
    ["nov 3", "2026-11-03T00:00:00.000Z", "2026-11-04T00:00:00.000Z"],
    ["3 december", "2025-12-03T00:00:00.000Z", "2025-12-04T00:00:00.000Z"],
    ["since yesterday", "2026-11-24T00:00:00.000Z", null],
    ["from 12:00 to now", "2026-11-25T12:00:00.000Z", null],
  ])("%s names instants", (text, from, to) => {
    expect(typed(text)).toEqual(from === null ? null : [from, to]);
  });

  test.each([
    "",
    "soon",
    "hour",
    "2026-02-30",
    "25:99",
    "tomorrow",
    "0h",
    "2027-01-01",
    "16:30-15:00",
    "a b c",
  ])("%j is refused", (text) => {
    expect(parseTimeText(text, nowMs, "utc")).toBeNull();
  });

  test("no text makes the parser throw", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseTimeText(text, nowMs, "local")));
  });
});

const anyRange: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.constant<TimeRange>({ kind: "all" }),
  fc.record({
    kind: fc.constant("relative" as const),
    amount: fc.integer({ min: 1, max: 99_999 }),
    unit: fc.constantFrom("m" as const, "h" as const, "d" as const, "w" as const),
  }),
  fc
    .tuple(fc.integer({ min: 0, max: nowMs }), fc.option(fc.integer({ min: 1, max: 10 ** 10 })))
    .map(([fromMs, widthMs]) => ({
      kind: "absolute" as const,
      fromMs,
      toMs: widthMs === null ? null : fromMs + widthMs,
    })),
);

test("what the URL says is read back as the same range", () => {
  fc.assert(
    fc.property(anyRange, (range) => {
      expect(parseTimeParam(printTimeParam(range))).toEqual(range);
    }),
  );
});

test.each(["24", "h", "-3h", "0m", "2026-13-01..", "2026-01-02..2026-01-01", "..", "a..b..c", "99999999h"])(
  "the URL's %j is not a range",
  (text) => {
    expect(parseTimeParam(text)).toBeNull();
  },
);

describe("shifting by one window", () => {
  const day: TimeRange = { kind: "relative", amount: 24, unit: "h" };

  test("goes back by exactly the width, and forward again to the same instants", () => {
    const earlier = shiftTimeRange(day, -1, nowMs);
    expect(iso(earlier)).toEqual(["2026-11-23T14:30:00.000Z", "2026-11-24T14:30:00.000Z"]);
    const again = earlier && shiftTimeRange(earlier, 1, nowMs);
    expect(again && resolveTimeRange(again, nowMs)).toEqual({ fromMs: nowMs - 86_400_000, toMs: nowMs });
  });

  test("does not leave for the future, and all time does not move", () => {
    expect(shiftTimeRange(day, 1, nowMs)).toBeNull();
    expect(shiftTimeRange({ kind: "all" }, -1, nowMs)).toBeNull();
  });
});

test.each([
  ["24h", "Last 24 hours"],
  ["1w", "Last week"],
  ["all", "All time"],
  ["2026-11-24..2026-11-25", "Nov 24"],
  ["2026-11-01..2026-11-25", "Nov 1 – Nov 24"],
  ["2026-11-24T15:00Z..2026-11-24T16:30Z", "Nov 24, 15:00 – 16:30"],
  ["2026-11-24T15:00Z..2026-11-25T16:30Z", "Nov 24, 15:00 – Nov 25, 16:30"],
  ["2026-11-24T15:00Z..", "Since Nov 24, 15:00"],
])("%s reads as %s", (param, words) => {
  const range = parseTimeParam(param);
  expect(range && describeTimeRange(range, "utc")).toBe(words);
});
