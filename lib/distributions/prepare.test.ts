import { describe, expect, test } from "vitest";
import { emptyFilter, parseText, printText } from "@/lib/filters";
import { keepBar } from "./keep-bar";
import { prepareDistribution } from "./prepare";

const rows = (ends: string[], counts: number[]) =>
  counts.map((value, index) => ({ range_start: ends[index] ?? "", range_end: ends[index + 1] ?? "", value }));

describe("a distribution", () => {
  test("of whole numbers has only ranges that hold one, by the numbers they hold", () => {
    const bars = prepareDistribution(rows(["1", "1.5", "2", "2.5", "3"], [4, 0, 2, 1]), { isWhole: true });
    expect(bars.map(({ from, to, count }) => [from, to, count])).toEqual([
      ["1", "1", 4],
      ["2", "2", 2],
      ["3", "3", 1],
    ]);
    expect(bars.map(({ height }) => height)).toEqual([1, 0.5, 0.25]);
  });

  test("of other figures keeps its ranges as they are", () => {
    const bars = prepareDistribution(rows(["0.1", "0.15", "0.2"], [0, 3]), { isWhole: false });
    expect(bars.map(({ from, to, isLast }) => [from, to, isLast])).toEqual([
      ["0.1", "0.15", false],
      ["0.15", "0.2", true],
    ]);
  });

  test("of nothing has no bars", () => {
    expect(prepareDistribution([], { isWhole: true })).toEqual([]);
  });
});

describe("a bar that is picked", () => {
  const bar = { from: "1.5", to: "2.75", count: 1, height: 1 };

  test("becomes bounds on the figure, the end of all but the last bar excluded", () => {
    const cost = (isLast: boolean) =>
      keepBar(emptyFilter, "user_cost", { ...bar, isLast }, { isWhole: false });
    expect(printText(cost(false))).toBe("user_cost:>=1.5 AND user_cost:<2.75");
    expect(printText(cost(true))).toBe("user_cost:>=1.5 AND user_cost:<=2.75");
    const whole = { from: "2", to: "4", isLast: false, count: 1, height: 1 };
    expect(printText(keepBar(emptyFilter, "user_requests", whole, { isWhole: true }))).toBe(
      "user_requests:>=2 AND user_requests:<=4",
    );
  });

  test("takes the place of earlier bounds and leaves the rest of the filter alone", () => {
    const before = parseText("model:gpt-5 AND session_duration:>1000");
    const options = { isWhole: false, thousandths: true };
    const after = before.ok && keepBar(before.filter, "session_duration", { ...bar, isLast: false }, options);
    expect(after && printText(after)).toBe(
      "model:gpt-5 AND session_duration:>=1500 AND session_duration:<2750",
    );
  });
});
