import { expect, test } from "vitest";
import { noticeSchema } from "@/lib/channels/notice";
import { emptyFilter } from "@/lib/filters/tree";
import { type Budget, writeBudget } from "./budget";
import { budgetNotice } from "./tell-budget";

const budget: Budget = {
  amountUsd: "50",
  period: "month",
  timeZone: "UTC",
  segment: { of: "property", key: "customer" },
  filter: emptyFilter,
  warnAtPercent: [80, 100],
  isBlocking: true,
  channelIds: [],
};
const span = { fromMs: Date.UTC(2026, 10, 1), toMs: Date.UTC(2026, 11, 1) };

const noticeOf = (percent: number, value = "acme & sons") =>
  budgetNotice(
    {
      organizationId: "o",
      id: "b",
      kind: "budget",
      version: 1,
      revision: "r",
      name: "Customers",
      definitionJson: writeBudget(budget),
      createdAtMs: 0,
      updatedAtMs: 0,
      updatedBy: null,
      isDeleted: false,
    },
    {
      budgetId: "b",
      periodStartMs: span.fromMs,
      value,
      percent,
      amountUsd: "50",
      spentUsd: "40.000000000001",
      atMs: span.fromMs + 1,
    },
    span,
    "incident",
  );

test("a notice says how much is spent by whom, and leads to those requests", () => {
  const notice = noticeSchema.parse(noticeOf(80));
  expect(notice).toMatchObject({
    kind: "budget_reached",
    title: "80 % of the budget Customers is spent for customer = acme & sons",
    lines: [],
    group: { label: "customer", value: "acme & sons" },
    value: "$40.000000000001",
    threshold: "$50",
  });
  const link = new URL(notice.link ?? "", "http://localhost");
  expect(link.searchParams.get("f")).toContain("acme & sons");
  expect(link.searchParams.get("t")).toContain("2026-11-01");
});

test("of a budget that blocks it says that calls are turned away once it is spent", () => {
  const notice = noticeOf(100);
  expect(notice.title).toBe("The budget Customers is spent for customer = acme & sons");
  expect(notice.lines).toEqual(["Calls are turned away until the next month begins."]);
});
