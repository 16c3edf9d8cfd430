import { z } from "zod";
import { contract, dataAnswer } from "./contract";
import { elapsedMs, filterRequired, selection, warnings } from "./selection";
import { intervalSchema, moment } from "./time-buckets";
import { timeZoneSchema, wholeNumber } from "./values";

const histogramSchema = z
  .object({
    from: moment.nullable().meta({ description: "Where the first bucket begins; null when there is none" }),
    to: moment.nullable().meta({ description: "Where the last bucket ends" }),
    interval: intervalSchema.meta({ description: "How wide a bucket is, on the clock of the time zone" }),
    time_zone: z.string(),
    buckets: z
      .array(
        z.object({
          start: moment,
          end: moment.meta({ description: "Excluded; where the next one starts" }),
          requests: z.int(),
          errors: z.int().meta({ description: "Those of the requests that failed" }),
          cost_usd: z.string().meta({ description: "Exact sum of the costs that are known" }),
          unpriced: z.int().meta({ description: "Requests whose cost is not known" }),
          is_unfinished: z.boolean().meta({ description: "Whether it ends in the future" }),
          is_cut: z.boolean().meta({
            description: "Whether the time range begins or ends inside of it, so that it holds less",
          }),
        }),
      )
      .meta({ description: "Oldest first, without gaps" }),
  })
  .meta({ id: "Histogram" });

export const queryHistogram = contract({
  method: "POST",
  path: "/v1/request/histogram",
  operationId: "queryHistogram",
  tag: "Requests",
  summary: "Count requests over time",
  description:
    "Requests, errors and cost in buckets of equal width that begin at round times. A time range without an end ends " +
    "now; one without a beginning begins with the oldest request the filter selects.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...selection,
        timeZone: timeZoneSchema.default("UTC"),
        buckets: wholeNumber(1, 500).default(60).meta({ description: "About how many" }),
      })
      .meta({ id: "HistogramQuery", override: filterRequired }),
  }),
  answer: dataAnswer(histogramSchema).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});

const found = z.object({ request_id: z.uuid(), created_at: moment });

export const findNearest = contract({
  method: "POST",
  path: "/v1/request/nearest",
  operationId: "findNearest",
  tag: "Requests",
  summary: "Find where the data is",
  description:
    "For a list that came out empty: the nearest requests outside of the time range that the filter selects, and how " +
    "many there would be within it without each of the conditions that are joined by AND.",
  permission: "r",
  input: z.object({
    body: z.strictObject(selection).meta({ id: "NearestQuery", override: filterRequired }),
  }),
  answer: dataAnswer(
    z.object({
      requests: z.int().meta({ description: "Selected by the filter within the time range" }),
      any: z.boolean().meta({ description: "Whether the organization has any request at all" }),
      before: found.nullable().meta({ description: "The last one before the time range" }),
      after: found.nullable().meta({ description: "The first one after the time range" }),
      without: z
        .array(
          z.object({
            condition: z.unknown().meta({ description: "One part of the filter, as a filter of its own" }),
            text: z.string().meta({ description: "The same as people type it", example: "model:gpt-5" }),
            filter: z.unknown().meta({ description: "What is left of the filter without it" }),
            requests: z.int().meta({ description: "Selected by what is left, within the time range" }),
          }),
        )
        .meta({ description: "In the filter's order" }),
    }),
  ).extend({ partial: z.boolean(), elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});
