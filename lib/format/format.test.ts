import { expect, test } from "vitest";
import { formatAgo, formatBytes, formatDuration, formatMoney, formatTime } from "./format";
import { describeStatus } from "./status";

test.each([
  ["0", "$0"],
  ["0.0004", "$0.0004"],
  ["0.000000123456", "$0.00000012"],
  ["0.0012345", "$0.00123"],
  ["0.0000000000004", "<$0.000000001"],
  ["0.1", "$0.10"],
  ["0.9999", "$1.00"],
  ["0.123456", "$0.123"],
  ["1", "$1.00"],
  ["12.3456", "$12.35"],
  ["1234.5", "$1,235"],
  ["-0.05", "-$0.05"],
])("%s dollars are shown as %s", (usd, text) => {
  expect(formatMoney(usd)).toBe(text);
});

test("no cost above nothing is ever shown as nothing", () => {
  for (let power = -15; power < 6; power++) {
    expect(formatMoney(3 * 10 ** power)).toMatch(/[1-9]/);
  }
});

test.each([
  [0, "0 ms"],
  [842, "842 ms"],
  [1840, "1.84 s"],
  [9_994, "9.99 s"],
  [9_996, "10.0 s"],
  [59_960, "1 m 00 s"],
  [125_000, "2 m 05 s"],
  [7_500_000, "2 h 05 m"],
])("%d ms is shown as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1536, "1.5 KB"],
  [12 * 1024 ** 2, "12 MB"],
])("%d bytes are shown as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

const nowMs = Date.parse("2026-11-25T14:30:00Z");

test("a time names its year only when it is another one", () => {
  expect(formatTime("2026-11-25T14:02:11.123Z", "utc", nowMs)).toBe("Nov 25, 14:02:11");
  expect(formatTime("2025-11-25T14:02:11.123Z", "utc", nowMs)).toBe("Nov 25 2025, 14:02:11");
  expect(formatTime("never", "utc", nowMs)).toBe("never");
});

test("a distance in time is said in its largest whole unit", () => {
  expect(formatAgo("2026-11-25T14:29:55Z", nowMs)).toBe("just now");
  expect(formatAgo("2026-11-25T14:27:01Z", nowMs)).toBe("2 minutes ago");
  expect(formatAgo("2026-11-24T14:30:00Z", nowMs)).toBe("yesterday");
});

test("what went wrong outranks the HTTP status", () => {
  expect(describeStatus(200, "broken").tone).toBe("danger");
  expect(describeStatus(-3, "cancelled").label).toBe("Cancelled");
  expect(describeStatus(200, "complete")).toMatchObject({ tone: "success", label: "200" });
  expect(describeStatus(529, "complete").description).toBe("HTTP 529 Overloaded");
});
