import { z } from "zod";
import { contract, dataAnswer } from "./contract";
import { filterSchema } from "./filter";
import { groupFieldSchema } from "./group-field";
import { figureSchema } from "./metrics";
import { elapsedMs, filterRequired, selection, warnings } from "./selection";
import { moment } from "./time-buckets";

const segmentSchema = z
  .strictObject({
    filter: filterSchema.optional(),
    value: z.string().optional(),
    missing: z.literal(true).optional(),
  })
  .refine(
    ({ filter, value, missing }) => [filter, value, missing].filter((one) => one !== undefined).length === 1,
    {
      error: 'must have exactly one of filter, value and missing, such as {"value": "production"}.',
    },
  )
  .transform(({ filter, value, missing }) => {
    if (filter) return { filter };
    return missing ? { missing } : { value: value ?? "" };
  })
  .meta({
    id: "Segment",
    description: 'A filter, or a value of the key, or `{"missing": true}` for the requests without any',
    override: { type: "object" },
  });

const interval = z
  .object({ low: z.number(), high: z.number() })
  .nullable()
  .meta({ description: "95 % confidence interval of the difference; null where it cannot be worked out" });

const difference = z.object({
  metric: z.enum(["latency", "ttft", "tokens_per_second", "error_rate", "cost_per_request"]),
  kind: z
    .enum(["ratio", "difference"])
    .meta({ description: "ratio: B by A, 1 for no difference; difference: B less A, 0 for none" }),
  unit: z.string().nullable(),
  requests: z.object({ a: z.int(), b: z.int() }).meta({ description: "Requests that have the figure" }),
  value: z.number().nullable().meta({ description: "Null when one of the segments has none" }),
  interval,
  verdict: z.enum(["higher", "lower", "not_shown", "too_few"]).meta({
    description: "Of B against A: whether the sample is large enough to believe in a difference",
  }),
  sentence: z.string().meta({ description: "The verdict for people" }),
});

const segmentAnswer = z.object({
  figures: z.record(z.string(), figureSchema).meta({ description: "By metric" }),
});

export const compareSegments = contract({
  method: "POST",
  path: "/v1/metrics/compare",
  operationId: "compareSegments",
  tag: "Metrics",
  summary: "Compare two segments",
  description:
    "Latency, time to first token, tokens per second, error rate and cost per request of two segments of the requests a filter selects, and whether the differences can be believed. " +
    "Durations and speeds spread by factors, so their logarithms are compared, and the difference is a ratio of typical (geometric mean) values; costs are compared as they are. Both by Welch's interval. " +
    "Error rates are compared by Newcombe's interval, which is made of Wilson's. An interval that leaves out no difference, of at least 30 requests in each segment, counts as a difference. " +
    "All this takes requests for independent of each other; where a few callers make most of them, it is too sure. Of five comparisons one in five or so shows a difference by chance at least once.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        ...selection,
        key: groupFieldSchema
          .optional()
          .meta({ description: "What the values of the segments are values of" }),
        a: segmentSchema,
        b: segmentSchema,
      })
      .meta({ id: "CompareQuery", override: { required: [...filterRequired.required, "a", "b"] } }),
  }),
  answer: dataAnswer(
    z
      .object({
        from: moment.nullable(),
        to: moment.nullable(),
        a: segmentAnswer,
        b: segmentAnswer,
        in_both: z
          .int()
          .meta({ description: "Requests that are in both segments, which makes them look more alike" }),
        differences: z.array(difference),
      })
      .meta({ id: "SegmentComparison" }),
  ).extend({ elapsed_ms: elapsedMs, warnings }),
  status: 200,
  errors: ["timeout"],
});
