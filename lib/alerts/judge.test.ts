import { describe, expect, test } from "vitest";
import { alertRule } from "@/test/alert-rules";
import { judge, type Reading } from "./judge";
import { unitsOf } from "./units";

const reading = (value: string | null, requests = 10): Reading => ({
  requests,
  value: value === null ? null : unitsOf(value),
});
const verdict = (rule: Parameters<typeof alertRule>[0], now: Reading, before?: Reading) =>
  judge(alertRule(rule), now, before).verdict;

describe("a judgement", () => {
  test("compares with the threshold to the last digit, which is itself bad", () => {
    const rule = { metric: "cost", threshold: "0.3" } as const;
    expect(verdict(rule, reading("0.3"))).toBe("bad");
    expect(verdict(rule, reading("0.299999999999"))).toBe("good");
    expect(verdict({ ...rule, condition: "below" }, reading("0.3"))).toBe("bad");
    expect(verdict({ ...rule, condition: "below" }, reading("0.300000000001"))).toBe("good");
  });

  test("lets nothing recover between the threshold and where it is good again", () => {
    const rule = { threshold: "10", recoveryThreshold: "5" } as const;
    expect(["10", "9", "5.1", "5", "0"].map((value) => verdict(rule, reading(value)))).toEqual([
      "bad",
      "between",
      "between",
      "good",
      "good",
    ]);
  });

  test("says nothing with too few requests, of changes also where the earlier window has too few", () => {
    expect(verdict({ threshold: "1", minimumRequests: 11 }, reading("5"))).toBe("unknown");
    const rule = {
      condition: "increase",
      baseline: "previous_window",
      threshold: "10",
      minimumRequests: 5,
    } as const;
    expect(verdict(rule, reading("9"), reading("1", 4))).toBe("unknown");
    expect(verdict(rule, reading("9"), reading("1", 5))).toBe("bad");
    // What has fallen has few requests left.
    expect(verdict({ ...rule, condition: "decrease" }, reading("1", 0), reading("9"))).toBe("bad");
  });

  test("takes a rise from nothing for one beyond any threshold, and nothing from nothing for none", () => {
    const rule = { condition: "increase", baseline: "last_week", threshold: "1000" } as const;
    expect(judge(alertRule(rule), reading("1"), reading("0"))).toMatchObject({ verdict: "bad", value: null });
    expect(verdict(rule, reading("0"), reading("0"))).toBe("good");
    expect(verdict(rule, reading("1"), reading(null))).toBe("unknown");
  });

  test("misses requests below the least number that is to come", () => {
    const rule = { condition: "no_data", threshold: null } as const;
    expect([0, 1].map((requests) => verdict(rule, reading(null, requests)))).toEqual(["bad", "good"]);
    expect(verdict({ ...rule, minimumRequests: 3 }, reading(null, 2))).toBe("bad");
  });
});
