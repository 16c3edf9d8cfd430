import { expect, test } from "vitest";
import { previousPeriodName } from "./previous-period";
import { parseTimeParam } from "./time-range";

test("the time before a range is named after it, and all time has none before it", () => {
  const nameOf = (text: string) => {
    const range = parseTimeParam(text);
    return range && previousPeriodName(range);
  };
  expect(nameOf("7d")).toBe("the 7 days before");
  expect(nameOf("1h")).toBe("the hour before");
  expect(nameOf("2026-01-01..2026-02-01")).toBe("the period before");
  expect(nameOf("all")).toBeNull();
});
