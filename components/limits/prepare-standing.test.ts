import { expect, test } from "vitest";
import type { Budget } from "./limit-schema";
import { describeBudget, describeQuota, joinWindow, splitWindow, windowUnitNames } from "./limit-words";
import { prepareStanding } from "./prepare-standing";

const segment = {
  value: "acme",
  spent_usd: "40",
  percent: 80,
  forecast_usd: "60",
  requests: 10,
  unpriced_requests: 2,
  warnings: [
    { percent: 50, reached_at: "2026-11-10T00:00:00.000Z" },
    { percent: 80, reached_at: "2026-11-20T00:00:00.000Z" },
  ],
};
const budget: Budget = {
  id: "1",
  name: "Customers",
  amount_usd: "50",
  period: "month",
  time_zone: "UTC",
  segment: "customer",
  filter: { request_response_rmt: { model: { equals: "gpt-4o" } } },
  filter_text: "model:gpt-4o",
  warn_at_percent: [50, 80],
  is_blocking: true,
  channels: [],
  standing: {
    period_start: "2026-11-01T00:00:00.000Z",
    period_end: "2026-12-01T00:00:00.000Z",
    segments: [
      segment,
      { ...segment, value: "globex", percent: 10, forecast_usd: "12", unpriced_requests: 0, warnings: [] },
      { ...segment, value: "", percent: 100, forecast_usd: null },
    ],
    segment_count: 3,
    over_count: 1,
  },
};

test("a line says what is spent, what is to be expected, and what was reached last", () => {
  const [acme, globex, empty] = prepareStanding(budget);
  expect(acme).toMatchObject({
    label: "acme",
    tone: "warning",
    share: 0.8,
    forecastShare: 1.2,
    spent: "$40.00 of $50.00",
    percent: "80 %",
    forecast: "$60.00",
    unpriced: "2 of 10 without a price",
    reached: { percent: 80, at: "2026-11-20T00:00:00.000Z" },
  });
  expect(globex).toMatchObject({ tone: "success", unpriced: null, reached: null });
  expect(empty).toMatchObject({ label: "(empty)", tone: "danger", forecast: null, forecastShare: null });
});

test("a line leads to the very requests that were counted", () => {
  const href = new URL(prepareStanding(budget)[0]?.href ?? "", "http://localhost");
  expect(href.pathname).toBe("/requests");
  expect(href.searchParams.get("f")).toContain("request_model");
  expect(href.searchParams.get("f")).toContain("customer");
  expect(href.searchParams.get("t")).toContain("2026-11-01");
});

test("limits are said as people say them", () => {
  const rule = { id: "1", name: "x", segment: null, filter: "all", filter_text: "" };
  expect(describeQuota({ ...rule, quota: 1000, unit: "request", window_seconds: 3600 })).toBe(
    "1,000 requests in 1 hour",
  );
  expect(describeQuota({ ...rule, quota: 1, unit: "cents", window_seconds: 90 })).toBe(
    "1 cent in 90 seconds",
  );
  expect(describeBudget(budget)).toBe("$50 a month for each customer");
});

test("a window said in a unit is the same window", () => {
  for (const seconds of [60, 90, 3600, 7200, 86_400, 31_536_000]) {
    const { count, unit } = splitWindow(seconds);
    expect(windowUnitNames).toContain(unit);
    expect(joinWindow(count, unit)).toBe(seconds);
  }
});
