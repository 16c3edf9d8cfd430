import { z } from "zod";
import { contract, dataAnswer } from "./contract";
import { groupFieldSchema } from "./group-field";
import { elapsedMs, filterRequired, selection, warnings } from "./selection";
import { bucketSchema, intervalSchema, moment, timeBucketsSchema } from "./time-buckets";
import { timeZoneSchema, wholeNumber } from "./values";

const money = z
  .string()
  .nullable()
  .meta({ description: "Exact text in US dollars; null when no unit has a price", example: "0.0123" });

const unitFigures = {
  units: z.int().meta({ description: "Different values of the key" }),
  unpriced_units: z.int().meta({ description: "Units without a price; the costs below are without them" }),
  requests: z.int().meta({ description: "Requests that belong to a unit" }),
  cost: money,
  mean: money.meta({ description: "By unit that has a price, to 12 decimal places" }),
  p50: money.meta({ description: "The least cost that half of the units do not exceed" }),
  p95: money,
  max: money,
};

export const queryUnits = contract({
  method: "POST",
  path: "/v1/metrics/units",
  operationId: "queryUnits",
  tag: "Metrics",
  summary: "Unit economics",
  description:
    "What the different values of a key cost: every conversation, ticket, user or session is a unit, and its cost is the sum of its requests' that the filter selects. " +
    "In a bucket of time a unit costs what its requests in that bucket cost, and it counts in every bucket in which it has any; so the units of the buckets do not add up to those of the whole, while the costs do. " +
    "Requests without a price add nothing; a unit with none that has one is left out of the costs.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...selection,
        key: groupFieldSchema,
        bucket: bucketSchema.default(null),
        timeZone: timeZoneSchema.default("UTC"),
        limit: wholeNumber(1, 1_000)
          .default(20)
          .meta({ description: "How many of the most expensive units are listed" }),
      })
      .refine(({ key }) => !("clock" in key.key), {
        path: ["key"],
        error: "must be a field or a property: parts of the time are no units.",
      })
      .meta({ id: "UnitsQuery", override: { required: [...filterRequired.required, "key"] } }),
  }),
  answer: dataAnswer(
    z
      .object({
        field: z.string().meta({ example: "property.conversation" }),
        label: z.string().meta({ example: "Conversation" }),
        from: moment.nullable(),
        to: moment.nullable(),
        time_zone: z.string(),
        bucket: intervalSchema.nullable(),
        buckets: timeBucketsSchema,
        figures: z.object({
          ...unitFigures,
          missing_requests: z.int().meta({ description: "Requests that belong to no unit" }),
        }),
        series: z.array(z.object(unitFigures)).meta({ description: "The same for each bucket" }),
        histogram: z
          .array(
            z.object({
              from: z.string().meta({ description: "Included" }),
              to: z.string().meta({ description: "Excluded" }),
              units: z.int(),
            }),
          )
          .meta({
            description:
              "Units by cost, in buckets between 1, 2, 5, 10, …, side by side from the least to the largest; before them those that cost nothing, where there are any",
          }),
        top: z
          .array(
            z.object({
              value: z.string(),
              label: z.string().nullable(),
              cost: money,
              requests: z.int(),
              unpriced_requests: z.int(),
              first_seen: moment,
              last_seen: moment,
            }),
          )
          .meta({ description: "The most expensive units, the first first" }),
      })
      .meta({ id: "Units" }),
  ).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});
