import { z } from "zod";
import { contract, dataAnswer } from "./contract";
import { figureSchema, sourceSchema } from "./metrics";
import { elapsedMs, filterRequired, selection, warnings } from "./selection";
import { comparisonSchema, moment } from "./time-buckets";
import { timeZoneSchema, wholeNumber } from "./values";

const metric = z.enum(["cost", "requests", "errors", "latency"]);
const both = z.object({ current: z.int(), previous: z.int() });
const named = {
  field: z.string().meta({ example: "property.feature" }),
  label: z.string().meta({ example: "Feature" }),
};

export const queryChanges = contract({
  method: "POST",
  path: "/v1/metrics/changes",
  operationId: "queryChanges",
  tag: "Metrics",
  summary: "What changed most",
  description:
    "The values of all properties and of model, provider, user, status class, stop reason and API key that a change against an earlier time range comes from, those first that contribute most. " +
    "For latency, the mean, a value contributes by becoming slower, and by making more of the requests when it is slow; the contributions of the values of a key add up to the change of the mean. " +
    "Keys with a new value on nearly every request are left out, and so are values that nearly all requests have.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...selection,
        metric: metric.default("cost"),
        comparison: comparisonSchema.default("previous_period"),
        timeZone: timeZoneSchema.default("UTC"),
        limit: wholeNumber(1, 100).default(10),
      })
      .meta({ id: "ChangesQuery", override: filterRequired }),
  }),
  answer: dataAnswer(
    z
      .object({
        from: moment.nullable(),
        to: moment.nullable(),
        comparison: z.object({ from: moment, to: moment }).nullable(),
        metric,
        total: z.object({ current: figureSchema, previous: figureSchema, change: figureSchema }),
        changes: z.array(
          z.object({
            ...named,
            value: z.string(),
            value_label: z.string().nullable(),
            current: figureSchema.meta({
              description: "Of the requests with this value; latency as their mean",
            }),
            previous: figureSchema,
            contribution: z
              .number()
              .meta({ description: "In the metric's unit: US dollars, a count, or milliseconds" }),
            share_of_change: z
              .number()
              .nullable()
              .meta({ description: "The contribution by the change of the whole; null when that is 0" }),
            requests: both,
          }),
        ),
        excluded: z
          .array(z.object(named))
          .meta({ description: "Keys with a new value on nearly every request" }),
      })
      .meta({ id: "Changes" }),
  ).extend({ source: sourceSchema, elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});
