import { describe, expect, test } from "vitest";
import { alertConditions, alertMetricIds } from "@/lib/alerts/rule";
import { alertBodySchema } from "@/lib/api/contract/alert-body";
import { emptyFilter } from "@/lib/filters";
import { type AlertDraft, bodyOfDraft, newDraft, usualThresholds } from "./draft";
import { amountOptions } from "./form-options";

describe("the form of an alert", () => {
  test("offers nothing that the API would refuse", () => {
    for (const metric of alertMetricIds) {
      for (const condition of alertConditions) {
        for (const { value: amount } of amountOptions) {
          const draft: AlertDraft = {
            ...newDraft,
            name: "Any",
            metric,
            condition,
            amount,
            unit: metric === "cost_per_unit" ? "property.ticket" : "user",
            threshold: condition === "decrease" ? "50" : usualThresholds[metric],
            grouping: "property.customer",
            emails: "a@example.com, b@example.com",
          };
          const parsed = alertBodySchema.safeParse(bodyOfDraft(draft, emptyFilter));
          expect(parsed.error?.issues ?? [], `${metric} ${condition} ${amount}`).toEqual([]);
        }
      }
    }
  });

  test("sends thresholds as they were typed, so that no digit is lost", () => {
    const draft = { ...newDraft, metric: "cost" as const, threshold: "0.000000000123" };
    expect(bodyOfDraft(draft, emptyFilter)).toMatchObject({
      threshold: "0.000000000123",
      aggregation: "percentile",
    });
  });
});
