import { z } from "zod";
import { policyLimits } from "@/lib/limits/policy";
import { contract, dataAnswer } from "./contract";
import { answeredFilter, callFilterSchema, segmentSchema } from "./limits";
import { nameSchema, wholeNumber } from "./values";

const name = nameSchema(200);
const quota = z
  .number()
  .gt(0)
  .max(policyLimits.quotaMax)
  .meta({ description: "Requests or cents within the window", example: 1000 });
const windowSeconds = wholeNumber(policyLimits.windowSecondsMin, policyLimits.windowSecondsMax).meta({
  description: "Length of the window, which moves along: what was used flows back evenly over it",
  example: 3600,
});
const unit = z.enum(["request", "cents"]);
const params = z.object({ ruleId: z.guid().toLowerCase() });

const ruleSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    quota: z.number(),
    window_seconds: z.int(),
    unit,
    segment: z.string().nullable(),
    ...answeredFilter,
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "RateLimit" });

const shared = { tag: "Limits", answer: dataAnswer(ruleSchema) } as const;

export const listRateLimits = contract({
  ...shared,
  method: "GET",
  path: "/v1/rate-limits",
  operationId: "listRateLimits",
  summary: "List rate limits",
  description: "The stored rules by name. A call must be let on by every rule that matches it.",
  permission: "r",
  input: z.object({}),
  answer: dataAnswer(z.array(ruleSchema)),
  status: 200,
});

export const createRateLimit = contract({
  ...shared,
  method: "POST",
  path: "/v1/rate-limits",
  operationId: "createRateLimit",
  summary: "Make a rate limit",
  description:
    "It holds for the calls of every key as soon as this answers. Requests are counted up front; with cents a call is let on " +
    "while anything is left, and what it cost is counted when it has ended.",
  permission: "w",
  input: z.object({
    body: z.strictObject({
      name,
      quota,
      window_seconds: windowSeconds,
      unit: unit.default("request"),
      segment: segmentSchema.optional(),
      filter: callFilterSchema.optional(),
    }),
  }),
  status: 201,
  errors: ["conflict"],
});

export const updateRateLimit = contract({
  ...shared,
  method: "PUT",
  path: "/v1/rate-limits/{ruleId}",
  operationId: "updateRateLimit",
  summary: "Change a rate limit",
  description: "What is left out stays, and what was counted stays counted. The last change counts.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({
      name: name.optional(),
      quota: quota.optional(),
      window_seconds: windowSeconds.optional(),
      unit: unit.optional(),
      segment: segmentSchema.optional(),
      filter: callFilterSchema.optional(),
    }),
  }),
  status: 200,
  errors: ["not_found"],
});

export const deleteRateLimit = contract({
  ...shared,
  method: "DELETE",
  path: "/v1/rate-limits/{ruleId}",
  operationId: "deleteRateLimit",
  summary: "Delete a rate limit",
  description: "Calls are free of it as soon as this answers, without a body.",
  permission: "w",
  input: z.object({ params }),
  answer: z.undefined(),
  status: 204,
  errors: ["not_found"],
});
