import { z } from "zod";
import { contract, dataAnswer } from "./contract";
import { fieldNameSchema, fieldRefSchema } from "./field-ref";
import { elapsedMs, filterRequired, selection, warnings } from "./selection";
import { timeRangeSchema, wholeNumber } from "./values";

const search = z.string().max(1_000).meta({
  description: "Only what holds this text, in any case; what begins with it comes first",
});

const counts = {
  field: fieldNameSchema,
  label: z.string().meta({ description: "As people know it", example: "Environment" }),
  requests: z
    .int()
    .meta({ description: "Requests the filter selects, this field's own conditions left aside" }),
  missing: z.int().meta({ description: "Those of them that lack the field" }),
};

const valuesFacet = z
  .object({
    ...counts,
    kind: z.literal("values"),
    values: z
      .array(z.object({ value: z.string(), requests: z.int() }))
      .meta({ description: "The most frequent first" }),
    distinct: z.int().meta({ description: "How many different values there are, those not listed included" }),
    is_distinct_exact: z.boolean().meta({ description: "False when distinct is an estimate, 1 % off or so" }),
  })
  .meta({ id: "ValuesFacet" });

const rangeFacet = z
  .object({
    ...counts,
    kind: z.literal("range"),
    unit: z.enum(["ms", "USD", "bytes", "tokens", "count", "time"]),
    min: z.string().nullable().meta({ description: "Exact, as a filter takes it; null when nothing has it" }),
    max: z.string().nullable(),
    buckets: z
      .array(
        z.object({
          from: z.string().meta({ description: "Included" }),
          to: z.string().meta({ description: "Excluded" }),
          requests: z.int(),
        }),
      )
      .meta({ description: "Side by side from the smallest value to the largest, empty ones included" }),
    scale: z
      .enum(["linear", "log"])
      .meta({ description: "log: the buckets' bounds are 1, 2, 5, 10, 20, 50, …; linear: equally wide" }),
  })
  .meta({ id: "RangeFacet" });

const uncountedFacet = z
  .object({
    field: counts.field,
    label: counts.label,
    kind: z.literal("uncounted"),
    reason: z.enum(["near_unique", "not_wanted"]).meta({
      description:
        "near_unique: hardly two requests have the same value; not_wanted: it stands in `uncounted`",
    }),
  })
  .meta({ id: "UncountedFacet" });

export const facetSchema = z.discriminatedUnion("kind", [valuesFacet, rangeFacet, uncountedFacet]);

const partial = z
  .boolean()
  .meta({ description: "True when time ran out: the figures are those of a part of the requests" });

export const queryFacets = contract({
  method: "POST",
  path: "/v1/request/facets",
  operationId: "queryFacets",
  tag: "Requests",
  summary: "Count values",
  description:
    "Of each field its most frequent values and how many requests have them; of a number its bounds and a histogram. " +
    "Conditions on the field itself are left aside where the whole filter is AND of them, so that other values can " +
    "still be found. Without `fields`: the built-in fields one narrows down by, then the properties on the most requests; " +
    "those with a value of its own on nearly every request are named and left uncounted where there are many requests.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...selection,
        fields: z.array(fieldRefSchema).min(1).max(50).optional(),
        uncounted: z.array(fieldRefSchema).max(50).default([]).meta({
          description: "Fields to name without counting them, such as those that are folded up on a screen",
        }),
        search: search.optional(),
        limit: wholeNumber(1, 1_000).default(10).meta({ description: "Values of each field" }),
      })
      .meta({ id: "FacetQuery", override: filterRequired }),
  }),
  answer: dataAnswer(z.array(facetSchema)).extend({ partial, elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});

export const suggestFields = contract({
  method: "POST",
  path: "/v1/request/fields",
  operationId: "suggestFields",
  tag: "Requests",
  summary: "Find fields",
  description:
    "What requests can be filtered by: built-in fields, then property keys, the most used first. With their operators.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        search: search.optional(),
        timeRange: timeRangeSchema
          .optional()
          .meta({ description: "Where requests with a property are counted; the last 7 days when absent" }),
        limit: wholeNumber(1, 1_000).default(50),
      })
      .default({ limit: 50 }),
  }),
  answer: dataAnswer(
    z.array(
      z.object({
        field: fieldNameSchema,
        label: z.string(),
        kind: z.string().meta({ description: "What a value means, such as text, money or property" }),
        description: z.string(),
        operators: z.array(z.string()),
        values: z
          .array(z.string())
          .nullable()
          .meta({ description: "The only values there are; null when there may be any" }),
        requests: z
          .int()
          .nullable()
          .meta({ description: "Requests that have the property; null for built-in fields" }),
        last_seen: z.string().nullable(),
      }),
    ),
  ),
  status: 200,
  errors: ["timeout"],
});
