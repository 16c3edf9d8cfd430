import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DELETE as deleteBudgetRoute, PUT as putBudget } from "@/app/v1/budgets/[budgetId]/route";
import { GET as getBudgets, POST as postBudget } from "@/app/v1/budgets/route";
import { DELETE as deleteRule, PUT as putRule } from "@/app/v1/rate-limits/[ruleId]/route";
import { GET as getRules, POST as postRule } from "@/app/v1/rate-limits/route";
import { createBudget, listBudgets } from "@/lib/api/contract/budgets";
import { createRateLimit, listRateLimits } from "@/lib/api/contract/rate-limits";
import { database } from "@/lib/clickhouse";
import { defaultOrganizationId } from "@/lib/organizations";
import type { BudgetWarning } from "@/lib/queries/budget-warnings";
import { type Answer, call, describeApiOnBothEngines, sentenceOf } from "@/test/api";
import { finishedCall } from "@/test/calls";
import { insertRecords, requestRecord } from "@/test/request-record";
import { limitGate } from "./index";
import { warnBudgets } from "./warn-budgets";

const ruleOf = (answer: Answer, status = 200) => {
  expect(answer.status, answer.text).toBe(status);
  return createRateLimit.answer.parse(JSON.parse(answer.text)).data;
};
const budgetOf = (answer: Answer, status = 200) => {
  expect(answer.status, answer.text).toBe(status);
  return createBudget.answer.parse(JSON.parse(answer.text)).data;
};
const rules = async () =>
  listRateLimits.answer.parse(JSON.parse((await call(getRules, "GET", "/v1/rate-limits")).text)).data;
const budgets = async () =>
  listBudgets.answer.parse(JSON.parse((await call(getBudgets, "GET", "/v1/budgets")).text)).data;
const makeRule = (body: unknown) => call(postRule, "POST", "/v1/rate-limits", { body });
const makeBudget = (body: unknown) => call(postBudget, "POST", "/v1/budgets", { body });

const customer = (name: string, calls = {}) => ({
  ...finishedCall({ organizationId: defaultOrganizationId, properties: [["Customer", name]], ...calls }).call,
});
const admit = (name: string) => limitGate().admit(customer(name), undefined, undefined);

describeApiOnBothEngines("limits", () => {
  beforeAll(() =>
    insertRecords(database(), [
      ...["0.1", "0.2", "0.3"].map((costUsd) =>
        requestRecord({ costUsd, properties: [["Customer", "acme"]], requestModel: "gpt-4o" }),
      ),
      requestRecord({ costUsd: null, properties: [["customer", "acme"]], requestModel: "gpt-4o" }),
      requestRecord({ costUsd: "0.05", properties: [["customer", "globex"]], requestModel: "gpt-4o" }),
      requestRecord({ costUsd: "7", properties: [], requestModel: "o3" }),
    ]),
  );

  beforeEach(async () => {
    for (const { id } of await rules()) await call(deleteRule, "DELETE", `/v1/rate-limits/${id}`);
    for (const { id } of await budgets()) await call(deleteBudgetRoute, "DELETE", `/v1/budgets/${id}`);
  });

  describe("/v1/rate-limits", () => {
    test("makes, lists, changes and deletes a rule, and the gateway holds to it at once", async () => {
      const made = ruleOf(
        await makeRule({
          name: "Per customer",
          quota: 2,
          window_seconds: 3600,
          unit: "request",
          segment: "Customer",
        }),
        201,
      );
      expect(made).toMatchObject({
        name: "Per customer",
        quota: 2,
        window_seconds: 3600,
        unit: "request",
        segment: "customer",
        filter: "all",
        filter_text: "",
      });
      expect(await rules()).toEqual([made]);
      expect([admit("acme"), admit("acme"), admit("acme")].map((one) => one?.refusal?.status)).toEqual([
        undefined,
        undefined,
        "bucket_rate_limited",
      ]);

      const path = `/v1/rate-limits/${made.id}`;
      expect(ruleOf(await call(putRule, "PUT", path, { body: { quota: 3 } }))).toMatchObject({ quota: 3 });
      // What was counted stays counted: one more of three is left.
      expect(admit("acme")?.refusal).toBeUndefined();
      expect(admit("acme")?.refusal).toBeDefined();

      const filter = { request_response_rmt: { properties: { Customer: { equals: "globex" } } } };
      const narrowed = ruleOf(await call(putRule, "PUT", path, { body: { filter, segment: null } }));
      expect(narrowed).toMatchObject({ segment: null, filter, filter_text: "property.Customer:globex" });
      expect(admit("acme")).toBeUndefined();

      const gone = await call(deleteRule, "DELETE", path);
      expect([gone.status, gone.text]).toEqual([204, ""]);
      expect(await rules()).toEqual([]);
      expect(admit("globex")).toBeUndefined();
      expect(sentenceOf(await call(deleteRule, "DELETE", path), 404)).toContain("no rate limit with the id");
    });

    test("refuses what is not known before a call, and what is no limit, with a sentence", async () => {
      const body = { name: "x", quota: 1, window_seconds: 60 };
      const filter = { request_response_rmt: { status: { equals: 500 } } };
      expect(sentenceOf(await makeRule({ ...body, filter }), 422)).toContain(
        "filter cannot ask for status, which is not known before a call is sent on",
      );
      expect(sentenceOf(await makeRule({ ...body, window_seconds: 5 }), 422)).toContain("at least 60");
      expect(sentenceOf(await makeRule({ ...body, quota: 0 }), 422)).toContain("quota must be");
      expect(sentenceOf(await makeRule({ ...body, unit: "dollars" }), 422)).toContain("unit must be one of");
      expect(sentenceOf(await makeRule({ ...body, limit: 5 }), 422)).toContain("limit is not a known field");
    });
  });

  describe("/v1/budgets", () => {
    test("tells what each value spent to the last digit, and what has no price", async () => {
      const budget = budgetOf(
        await makeBudget({
          name: "Customers",
          amount_usd: "1.2",
          segment: "customer",
          time_zone: "europe/berlin",
        }),
        201,
      );
      expect(budget).toMatchObject({
        amount_usd: "1.2",
        period: "month",
        time_zone: "Europe/Berlin",
        warn_at_percent: [50, 80, 100],
        is_blocking: false,
      });
      expect(budget.standing).toMatchObject({ segment_count: 2, over_count: 0 });
      expect(budget.standing.segments).toMatchObject([
        { value: "acme", spent_usd: "0.6", percent: 50, requests: 4, unpriced_requests: 1, warnings: [] },
        { value: "globex", spent_usd: "0.05", percent: 4.16, requests: 1, unpriced_requests: 0 },
      ]);
    });

    test("counts only the calls of its filter, whose model is the one asked for", async () => {
      const budget = budgetOf(
        await makeBudget({
          name: "o3",
          amount_usd: 5,
          period: "day",
          filter: { request_response_rmt: { model: { equals: "o3" } } },
        }),
        201,
      );
      expect(budget.standing).toMatchObject({ segment_count: 1, over_count: 1 });
      expect(budget.standing.segments).toMatchObject([{ value: null, spent_usd: "7", percent: 140 }]);
    });

    test("blocks from the first call on what was spent before it was made", async () => {
      const budget = { name: "Block", segment: "customer", is_blocking: true };
      const made = budgetOf(await makeBudget({ ...budget, amount_usd: "0.6" }), 201);
      expect(admit("acme")?.refusal).toMatchObject({ status: "budget_rate_limited" });
      const globex = admit("globex");
      expect(globex?.refusal).toBeUndefined();
      globex?.settle?.("0.55");
      expect(admit("globex")?.refusal).toBeDefined();
      // More money lets calls on again.
      budgetOf(await call(putBudget, "PUT", `/v1/budgets/${made.id}`, { body: { amount_usd: "0.61" } }));
      expect(admit("acme")?.refusal).toBeUndefined();
    });

    test("warns once of every share that is reached, and again when the amount is another", async () => {
      const made = budgetOf(await makeBudget({ name: "Warn", amount_usd: "0.7", segment: "customer" }), 201);
      const told: BudgetWarning[] = [];
      const run = () =>
        warnBudgets(async (_, warning) => void told.push(warning), new AbortController().signal);
      await run();
      await run();
      expect(told).toMatchObject([{ value: "acme", percent: 80, spentUsd: "0.6" }]);
      const [shown] = await budgets();
      expect(shown?.standing.segments[0]?.warnings.map(({ percent }) => percent)).toEqual([50, 80]);
      await call(putBudget, "PUT", `/v1/budgets/${made.id}`, { body: { amount_usd: "0.6" } });
      await run();
      expect(told.slice(1)).toMatchObject([{ value: "acme", percent: 100 }]);
    });

    test("refuses an amount, a zone and a period that are none, with a sentence", async () => {
      const body = { name: "x", amount_usd: "5" };
      expect(sentenceOf(await makeBudget({ ...body, amount_usd: "0" }), 422)).toContain("above 0");
      expect(sentenceOf(await makeBudget({ ...body, amount_usd: "five" }), 422)).toContain("US dollars");
      expect(sentenceOf(await makeBudget({ ...body, time_zone: "Mars" }), 422)).toContain("time zone");
      expect(sentenceOf(await makeBudget({ ...body, period: "year" }), 422)).toContain("period must be");
      const channels = ["01890a5d-ac96-774b-bcce-b302099a8057"];
      expect(sentenceOf(await makeBudget({ ...body, channels }), 422)).toContain("no channel with the id");
    });
  });
});
