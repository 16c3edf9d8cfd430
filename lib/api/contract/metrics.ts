import { z } from "zod";
import { metricIds, metricOf } from "@/lib/metrics/metric";
import { contract, dataAnswer } from "./contract";
import { groupFieldSchema } from "./group-field";
import { elapsedMs, filterRequired, selection, warnings } from "./selection";
import { bucketSchema, comparisonSchema, intervalSchema, moment, timeBucketsSchema } from "./time-buckets";
import { timeZoneSchema, wholeNumber } from "./values";

const metricSchema = z.enum(metricIds).meta({
  id: "Metric",
  description: metricIds.map((id) => `\`${id}\`: ${metricOf(id).description}`).join(" "),
});

export const figureSchema = z.union([z.string(), z.number(), z.null()]).meta({
  id: "Figure",
  description:
    "Exact decimal text for money, a number for everything else. Where there are no requests sums and counts are 0; null stands where nothing can be said, such as an average of none.",
});

const figuresSchema = z.record(z.string(), figureSchema).meta({ description: "By metric" });
const seriesSchema = z
  .record(z.string(), z.array(figureSchema))
  .meta({ description: "By metric, one figure for each bucket; absent without buckets" });

const reading = { figures: figuresSchema, series: seriesSchema.optional() };
const figuresOf = {
  ...reading,
  previous: z
    .object(reading)
    .optional()
    .meta({ description: "The same of the time range that is compared with" }),
};

const groupSchema = z.object({
  key: z
    .array(
      z.object({
        value: z.string().nullable().meta({ description: "Null for the others and for none" }),
        label: z.string().nullable().meta({ description: "The value as people know it, where that differs" }),
        is_other: z.boolean().meta({ description: "All values that do not stand alone, together" }),
        is_missing: z
          .boolean()
          .meta({ description: "The requests that lack the property or have nothing in the field" }),
      }),
    )
    .meta({ description: "In the order of groupBy" }),
  ...figuresOf,
});

export const sourceSchema = z.enum(["rollup", "raw"]).meta({
  description:
    "Whether the figures come from the sums that are kept by hour, or from the requests themselves; they are the same",
});

const metricsSchema = z
  .object({
    from: moment.nullable().meta({ description: "Null when there is nothing to begin with" }),
    to: moment.nullable(),
    time_zone: z.string(),
    bucket: intervalSchema.nullable(),
    buckets: timeBucketsSchema,
    metrics: z.array(
      z.object({
        id: metricSchema,
        label: z.string(),
        format: z.enum(["count", "tokens", "money", "share", "duration", "rate"]),
        unit: z.string().nullable(),
        description: z.string(),
        is_additive: z
          .boolean()
          .meta({ description: "Whether figures of groups and buckets add up to that of all" }),
      }),
    ),
    group_by: z.array(
      z.object({
        field: z.string().meta({ example: "property.environment" }),
        label: z.string().meta({ example: "Environment" }),
        values: z
          .int()
          .meta({ description: "How many different values there are, those among the others included" }),
      }),
    ),
    groups: z.array(groupSchema).meta({
      description:
        "Without groupBy none. With one key its first values in order, then the others, then the requests without any. With two keys the combinations that have requests.",
    }),
    margins: z
      .array(z.array(groupSchema))
      .optional()
      .meta({ description: "With two keys: the groups by each of them alone" }),
    total: z.object(figuresOf).meta({ description: "All that the filter selects" }),
    comparison: z
      .object({ from: moment, to: moment, buckets: timeBucketsSchema })
      .nullable()
      .meta({ description: "What `previous` is about; its buckets are compared one by one from the first" }),
  })
  .meta({ id: "Metrics" });

export const queryMetrics = contract({
  method: "POST",
  path: "/v1/metrics/query",
  operationId: "queryMetrics",
  tag: "Metrics",
  summary: "Figures by group and over time",
  description:
    "Cost, requests, latency and more of the requests a filter selects: by up to two keys, in buckets of time, compared with an earlier time range. " +
    "Unfiltered figures by one key come from sums that are kept by hour, and so take the same time however many requests there are; users and sessions are counted in the requests themselves. " +
    "A time range without an end ends now; one without a beginning begins with the oldest request the filter selects.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...selection,
        metrics: z.array(metricSchema).min(1).max(metricIds.length),
        groupBy: z.array(groupFieldSchema).max(2).default([]),
        bucket: bucketSchema.default(null),
        timeZone: timeZoneSchema.default("UTC"),
        orderBy: z
          .strictObject({ metric: metricSchema, direction: z.enum(["asc", "desc"]).default("desc") })
          .optional()
          .meta({
            description: "Which values come first; by the first metric, the largest first, when absent",
          }),
        limit: wholeNumber(1, 1_000)
          .default(10)
          .meta({ description: "How many values of a key stand alone at most" }),
        minRequests: wholeNumber(0, 1_000_000_000)
          .default(0)
          .meta({ description: "Values with fewer requests count among the others" }),
        comparison: comparisonSchema.optional(),
      })
      .refine(({ groupBy: [a, b] }) => a === undefined || a.name !== b?.name, {
        path: ["groupBy"],
        error: "must be two different keys.",
      })
      .meta({ id: "MetricsQuery", override: filterRequired }),
  }),
  answer: dataAnswer(metricsSchema).extend({ source: sourceSchema, elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});
