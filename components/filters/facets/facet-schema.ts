import { z } from "zod";

const named = { field: z.string(), label: z.string() };
const counts = {
  ...named,
  requests: z.number(),
  missing: z.number(),
};

const facetSchema = z.discriminatedUnion("kind", [
  z.object({
    ...counts,
    kind: z.literal("values"),
    values: z.array(z.object({ value: z.string(), requests: z.number() })),
    distinct: z.number(),
    is_distinct_exact: z.boolean(),
  }),
  z.object({
    ...counts,
    kind: z.literal("range"),
    unit: z.string(),
    min: z.string().nullable(),
    max: z.string().nullable(),
    buckets: z.array(z.object({ from: z.string(), to: z.string(), requests: z.number() })),
  }),
  z.object({ ...named, kind: z.literal("uncounted"), reason: z.enum(["near_unique", "not_wanted"]) }),
]);

/** A field's values, or its bounds, or its name alone, as `POST /v1/request/facets` counts them. */
export type Facet = z.infer<typeof facetSchema>;
export type ValuesFacet = Extract<Facet, { kind: "values" }>;
export type UncountedFacet = Extract<Facet, { kind: "uncounted" }>;
export type RangeFacet = Extract<Facet, { kind: "range" }>;

export const facetsAnswerSchema = z.object({
  data: z.array(facetSchema),
  partial: z.boolean().default(false),
});
