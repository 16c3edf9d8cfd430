import { z } from "zod";
import { canonicalDecimal } from "@/lib/fields/decimal";
import { budgetPeriods } from "@/lib/limits/period";
import { contract, dataAnswer } from "./contract";
import { answeredFilter, callFilterSchema, segmentSchema } from "./limits";
import { channelIds, nameSchema, timeZoneSchema } from "./values";

const name = nameSchema(200);
const params = z.object({ budgetId: z.guid().toLowerCase() });
const period = z.enum(budgetPeriods).meta({ description: "Of the calendar; weeks begin on Monday" });
const amount = z
  .union([z.string(), z.number()])
  .transform((input, context) => {
    const plain = canonicalDecimal(String(input));
    if (plain !== undefined && /^\d{1,9}(\.\d{1,12})?$/.test(plain) && plain !== "0") {
      return plain;
    }
    const message = 'must be an amount in US dollars above 0 and below a billion, such as "50" or 0.25.';
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  })
  .meta({ description: "US dollars; text is exact", example: "50" });
const warnAtPercent = z
  .array(z.int().min(1).max(1_000))
  .max(10)
  .transform((shares) => [...new Set(shares)].sort((a, b) => a - b))
  .meta({ description: "Percent of the amount at which to warn", example: [50, 80, 100] });
const isBlocking = z
  .boolean()
  .meta({ description: "Whether calls are turned away once the amount is spent, until the next period" });

const channels = channelIds.max(20).meta({ description: "Ids of channels to tell" });

const money = z.string().meta({ description: "US dollars as exact decimal text" });

const standingSchema = z
  .object({
    period_start: z.string(),
    period_end: z.string(),
    segments: z
      .array(
        z.object({
          value: z.string().nullable().meta({ description: "Null for all calls together" }),
          spent_usd: money,
          percent: z.number().meta({ description: "Of the amount, with two places" }),
          forecast_usd: money.nullable().meta({
            description: "At the period's end if it goes on like this; null while it is too early to tell",
          }),
          requests: z.int(),
          unpriced_requests: z
            .int()
            .meta({ description: "Requests without a known price; they count as nothing" }),
          warnings: z.array(
            z.object({
              percent: z.int(),
              reached_at: z.string().meta({ description: "When it was noticed and told" }),
            }),
          ),
        }),
      )
      .meta({ description: "The values that spent the most, the highest first" }),
    segment_count: z.int().meta({ description: "How many values spent anything" }),
    over_count: z.int().meta({ description: "How many of them have spent the amount, up to 1,000" }),
  })
  .meta({ id: "BudgetStanding" });

export const budgetSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    amount_usd: money,
    period,
    time_zone: z.string(),
    segment: z.string().nullable(),
    ...answeredFilter,
    warn_at_percent: z.array(z.int()),
    is_blocking: z.boolean(),
    channels: z.array(z.string()),
    standing: standingSchema,
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Budget" });

const shared = { tag: "Limits", answer: dataAnswer(budgetSchema) } as const;

export const listBudgets = contract({
  ...shared,
  method: "GET",
  path: "/v1/budgets",
  operationId: "listBudgets",
  summary: "List budgets",
  description: "All budgets by name, each with how it stands in its period.",
  permission: "r",
  input: z.object({}),
  answer: dataAnswer(z.array(budgetSchema)),
  status: 200,
});

export const createBudget = contract({
  ...shared,
  method: "POST",
  path: "/v1/budgets",
  operationId: "createBudget",
  summary: "Make a budget",
  description:
    "So much money a day, week or month: for the calls a filter selects, all together or for each user or each value of a " +
    "property. What was spent before in the period counts.",
  permission: "w",
  input: z.object({
    body: z.strictObject({
      name,
      amount_usd: amount,
      period: period.default("month"),
      time_zone: timeZoneSchema.default("UTC"),
      segment: segmentSchema.optional(),
      filter: callFilterSchema.optional(),
      warn_at_percent: warnAtPercent.default([50, 80, 100]),
      is_blocking: isBlocking.default(false),
      channels: channels.default([]),
    }),
  }),
  status: 201,
  errors: ["conflict"],
});

export const updateBudget = contract({
  ...shared,
  method: "PUT",
  path: "/v1/budgets/{budgetId}",
  operationId: "updateBudget",
  summary: "Change a budget",
  description: "What is left out stays. The last change counts.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({
      name: name.optional(),
      amount_usd: amount.optional(),
      period: period.optional(),
      time_zone: timeZoneSchema.optional(),
      segment: segmentSchema.optional(),
      filter: callFilterSchema.optional(),
      warn_at_percent: warnAtPercent.optional(),
      is_blocking: isBlocking.optional(),
      channels: channels.optional(),
    }),
  }),
  status: 200,
  errors: ["not_found"],
});

export const deleteBudget = contract({
  ...shared,
  method: "DELETE",
  path: "/v1/budgets/{budgetId}",
  operationId: "deleteBudget",
  summary: "Delete a budget",
  description: "Calls are free of it as soon as this answers, without a body.",
  permission: "w",
  input: z.object({ params }),
  answer: z.undefined(),
  status: 204,
  errors: ["not_found"],
});
