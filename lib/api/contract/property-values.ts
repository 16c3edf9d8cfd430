import { z } from "zod";
import { callLimits } from "@/lib/call";
import { wireIncrements } from "@/lib/metrics/wire";
import { propertyValueSorts } from "@/lib/queries/list-property-values";
import { contract, dataAnswer } from "./contract";
import { filterSchema } from "./filter";
import { timeBetweenSchema, timeZoneDifferenceSchema } from "./time-between";
import { timeRangeSchema, wholeNumber } from "./values";

/** A property key as callers name one; its case does not matter. */
export const propertyKeySchema = z
  .string()
  .min(1)
  .max(callLimits.propertyKeyCharsMax)
  .meta({ description: "A property key; its case does not matter", example: "Environment" });

const keyParams = z.object({ key: propertyKeySchema });

const isOther = z.boolean().optional().meta({
  description: "True on the row of all other values, so that a value of that name can be told apart",
});

export const searchPropertyValues = contract({
  method: "POST",
  path: "/v1/property/{key}/search",
  operationId: "searchPropertyValues",
  tag: "Properties",
  summary: "Search the values of a property",
  description: "Up to 25 values that contain the text, whatever its case, the most used first.",
  permission: "r",
  input: z.object({
    params: keyParams,
    body: z.strictObject({ searchTerm: z.string().max(callLimits.propertyValueCharsMax) }),
  }),
  answer: dataAnswer(z.array(z.string())),
  status: 200,
  errors: ["timeout"],
});

const topBody = z.strictObject({ timeFilter: timeBetweenSchema });
const topDescription =
  'The ten first values, and the rest in a row "Other". Requests that lack the property are not counted; an empty value is a value.';

export const topPropertyCosts = contract({
  method: "POST",
  path: "/v1/property/{key}/top-costs/query",
  operationId: "topPropertyCosts",
  tag: "Properties",
  summary: "The most expensive values of a property",
  description: topDescription,
  permission: "r",
  input: z.object({ params: keyParams, body: topBody }),
  answer: dataAnswer(
    z.array(
      z.object({
        value: z.string(),
        cost: z.number().meta({ description: "US dollars; requests without a price count nothing" }),
        cost_usd: z
          .string()
          .nullable()
          .meta({ description: "The same as exact text; null when none has a price" }),
        is_other: isOther,
      }),
    ),
  ),
  status: 200,
  errors: ["timeout"],
});

export const topPropertyRequests = contract({
  method: "POST",
  path: "/v1/property/{key}/top-requests/query",
  operationId: "topPropertyRequests",
  tag: "Properties",
  summary: "The most used values of a property",
  description: topDescription,
  permission: "r",
  input: z.object({ params: keyParams, body: topBody }),
  answer: dataAnswer(z.array(z.object({ value: z.string(), count: z.int(), is_other: isOther }))),
  status: 200,
  errors: ["timeout"],
});

export const propertyOverTime = contract({
  method: "POST",
  path: "/v1/property/properties/over-time",
  operationId: "propertyOverTime",
  tag: "Properties",
  summary: "Cost and requests of a property's values over time",
  description:
    'A row for every value and every bucket of time, also where nothing happened. Only requests that have the property count; values beyond the most used come together as "Other".',
  permission: "r",
  input: z.object({
    body: z.strictObject({
      propertyKey: propertyKeySchema,
      timeFilter: timeBetweenSchema,
      userFilter: filterSchema,
      dbIncrement: z.enum(wireIncrements),
      timeZoneDifference: timeZoneDifferenceSchema,
    }),
  }),
  answer: dataAnswer(
    z.array(
      z.object({
        property: z.string().meta({ description: "The value" }),
        total_cost: z.number(),
        request_count: z.int(),
        created_at_trunc: z.string().meta({
          description: "Beginning of the bucket in the caller's time",
          example: "2026-01-31 12:00:00",
        }),
        is_other: isOther,
      }),
    ),
  ),
  status: 200,
  errors: ["timeout"],
});

export const listPropertyValues = contract({
  method: "POST",
  path: "/v1/property/values",
  operationId: "listPropertyValues",
  tag: "Properties",
  summary: "List the values of a property",
  description:
    "The values of a property among the requests a filter selects, with what those requests add up to.",
  permission: "r",
  input: z.object({
    body: z.strictObject({
      key: propertyKeySchema,
      search: z.string().max(callLimits.propertyValueCharsMax).default(""),
      filter: filterSchema.optional().meta({ description: "All requests when absent" }),
      timeRange: timeRangeSchema.optional(),
      sort: z.enum(propertyValueSorts).default("requests"),
      direction: z.enum(["asc", "desc"]).default("desc"),
      limit: wholeNumber(1, 1_000).default(50),
      offset: wholeNumber(0, 1_000_000).default(0),
    }),
  }),
  answer: dataAnswer(
    z.object({
      key: z.string(),
      requests: z.int().meta({ description: "Requests that have the property" }),
      values: z.int().meta({ description: "How many different values there are, to about one percent" }),
      cost_usd: z.string().nullable(),
      missing: z.object({
        requests: z
          .int()
          .meta({ description: "Requests that lack the property, which is not an empty value" }),
        cost_usd: z.string().nullable(),
      }),
      rows: z.array(
        z.object({
          value: z.string(),
          requests: z.int(),
          share: z.number().meta({ description: "Of the requests that have the property, 0 to 1" }),
          cost: z.number().nullable(),
          cost_usd: z.string().nullable().meta({ description: "Null when no request with it has a price" }),
          avg_cost: z.number().nullable().meta({ description: "Per request that has a price" }),
          unpriced: z.int().meta({ description: "Requests without a price" }),
          first_seen: z.string(),
          last_seen: z.string(),
          avg_prompt_tokens: z.number().nullable(),
          avg_completion_tokens: z.number().nullable(),
          avg_latency_ms: z.number(),
          p95_latency_ms: z.number(),
          errors: z.int(),
          users: z.int().meta({ description: "Different users, to about one percent" }),
        }),
      ),
      has_more: z.boolean().meta({ description: "Whether there are values behind these" }),
    }),
  ),
  status: 200,
  errors: ["timeout"],
});
