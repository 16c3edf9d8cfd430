import { z } from "zod";
import { alertField } from "@/lib/alerts/cell-query";
import { describeSpan } from "@/lib/alerts/describe";
import { hasAmounts } from "@/lib/alerts/measurement";
import { aggregations, alertConditions, alertMetricIds, baselines } from "@/lib/alerts/rule";
import { canonicalDecimal } from "@/lib/fields/decimal";
import { filterSchema } from "./filter";
import { channelIds, nameSchema, wholeNumber } from "./values";

const dayMs = 86_400_000;
const fractionDigitsMax = 12;

/** A number, exact also as text; read as decimal text. */
const amount = z
  .union([z.number(), z.string()])
  .transform((input, context): string => {
    const text = canonicalDecimal(String(input));
    const digits = text?.split(".")[1]?.length ?? 0;
    if (text !== undefined && digits <= fractionDigitsMax && Number(text) < 1e15) return text;
    context.addIssue({
      code: "custom",
      message: `must be a number such as 5 or "0.0005" with at most ${fractionDigitsMax} decimal places, not ${JSON.stringify(input).slice(0, 40)}.`,
    });
    return z.NEVER;
  })
  .meta({ override: { anyOf: [{ type: "number" }, { type: "string", example: "0.0005" }] } });

function span(minMs: number, maxMs: number) {
  return wholeNumber(minMs, maxMs).refine((ms) => ms % 1_000 === 0, {
    error: "must be whole seconds, in milliseconds: 60000 is a minute.",
  });
}

const evaluateEvery = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000];

const metric = z.enum(alertMetricIds).meta({
  description:
    "`response.status` is the error rate in percent: requests that ended in an error status or did not end whole. " +
    "`error_count` counts them, `count` counts requests and `users` different end users. `cost` (US dollars), `latency` and " +
    "`time_to_first_token` (milliseconds) and the tokens are amounts that `aggregation` puts together. `cost_per_unit` is the " +
    "mean cost of the different values of the key `unit`. All figures are those of every other screen.",
});

/** What can be said of an alert, all of it optional, so that an update says what changes. */
export const alertFields = {
  name: nameSchema(200).optional(),
  metric: metric.optional(),
  threshold: amount.nullish().meta({
    description:
      "What the value is held against, in the metric's unit; in percent of the earlier window for changes. Not for `no_data`",
  }),
  aggregation: z
    .enum(aggregations)
    .nullish()
    .meta({ description: "For metrics of amounts; null is the sum" }),
  percentile: z
    .number()
    .min(0)
    .max(100)
    .nullish()
    .meta({ description: "With `aggregation: percentile`; null is 50. To within 4.4 %, as on all screens" }),
  unit: z
    .string()
    .max(300)
    .nullish()
    .meta({ description: "The key of `cost_per_unit`, such as `property.ticket` or `user`" }),
  condition: z.enum(alertConditions).optional().meta({
    description:
      "`above` (the default): at or above the threshold. `below`: at or below it. `increase` and `decrease`: by this many percent against the earlier window of `baseline`. `no_data`: fewer requests than `minimum_request_count`, or none",
  }),
  baseline: z.enum(baselines).nullish().meta({
    description:
      "What a change is measured against: `previous_window` (the default), or the same window `last_week`",
  }),
  recovery_threshold: amount.nullish().meta({
    description: "The value has to be back here before the alert recovers; the threshold when null",
  }),
  recovery_after_ms: span(0, dayMs).optional().meta({
    description: "How long it has to have been good before the alert recovers; five minutes when absent",
  }),
  time_window: span(30_000, 30 * dayMs)
    .optional()
    .meta({ description: "Milliseconds, as number or text: 30 seconds to 30 days" }),
  evaluate_every_ms: wholeNumber(15_000, 3_600_000)
    .refine((ms) => evaluateEvery.includes(ms), {
      error: `must be one of ${evaluateEvery.map((ms) => `${ms} (${describeSpan(ms)})`).join(", ")}.`,
    })
    .optional()
    .meta({
      description: "How often; when absent every minute, and less often for windows of more than a day",
    }),
  minimum_request_count: wholeNumber(0, 1_000_000_000).nullish().meta({
    description:
      "With fewer requests in its window nothing is said of a group. For changes also the earlier window needs them; for a decrease only that one",
  }),
  grouping: z.string().max(300).nullish().meta({
    description:
      "A state for each value: `user`, `model`, `provider` or another field with values, `property.<key>`, or a property's key with `grouping_is_property`. Requests without a value are a group of their own",
  }),
  grouping_is_property: z.boolean().nullish(),
  filter: filterSchema.nullish().meta({ description: "Which requests; null is all" }),
  emails: z
    .array(z.email({ error: "must be an e-mail address such as ops@example.com." }).max(254))
    .max(50)
    .optional()
    .meta({ description: "Addresses to tell; each is kept as a channel of its own" }),
  slack_channels: z.array(z.string().min(1).max(500)).max(50).optional(),
  channels: channelIds.optional(),
  renotify_every_ms: span(60_000, 30 * dayMs)
    .nullish()
    .meta({ description: "After how long people are told again of what still fires; never when null" }),
  is_enabled: z.boolean().optional(),
};

export type AlertFields = typeof alertFields;

const some = z.strictObject(alertFields);
export type AlertBody = z.output<typeof some>;

/** A whole alert: the fields that a new one needs, and no two that contradict each other. */
export const alertBodySchema = some
  .required({ name: true, metric: true, time_window: true })
  .superRefine((body, context) => {
    for (const [field, message] of contradictions(body)) {
      context.addIssue({ code: "custom", path: [field], message });
    }
  })
  .meta({ id: "AlertInput" });

export type WholeAlertBody = z.output<typeof alertBodySchema>;

function contradictions(body: AlertBody): [field: keyof AlertBody, message: string][] {
  return [...ofThreshold(body), ...ofMeasure(body), ...ofFields(body)];
}

function* ofThreshold(body: AlertBody): Generator<[keyof AlertBody, string]> {
  const { condition = "above", threshold = null, recovery_threshold: recovery = null, metric: of } = body;
  const isChange = condition === "increase" || condition === "decrease";
  if (condition === "no_data") {
    if (threshold !== null)
      yield [
        "threshold",
        "does not go with no_data, which fires where there are too few requests: leave it out.",
      ];
    if (recovery !== null) yield ["recovery_threshold", "does not go with no_data: leave it out."];
    return;
  }
  if (threshold === null) {
    yield ["threshold", "is missing: it must be a number."];
    return;
  }
  if (Number(threshold) <= 0) yield ["threshold", `must be greater than 0, not ${threshold}.`];
  const percentMax = condition === "decrease" || (of === "response.status" && !isChange) ? 100 : null;
  if (percentMax !== null && Number(threshold) > percentMax) {
    yield ["threshold", `is a percentage of at most ${percentMax}, not ${threshold}.`];
  }
  if (recovery === null) return;
  const isBeyond =
    condition === "below" ? Number(recovery) < Number(threshold) : Number(recovery) > Number(threshold);
  if (isBeyond) {
    yield [
      "recovery_threshold",
      `must lie on the good side of the threshold ${threshold}: at or ${condition === "below" ? "above" : "below"} it, not ${recovery}.`,
    ];
  }
}

function* ofMeasure({
  metric: of,
  aggregation,
  percentile,
  unit,
  condition = "above",
  baseline,
}: AlertBody): Generator<[keyof AlertBody, string]> {
  if (aggregation && of && !hasAmounts(of)) {
    yield ["aggregation", `does not go with ${of}, which is one figure already: leave it out.`];
  }
  if (typeof percentile === "number" && aggregation !== "percentile") {
    yield ["percentile", 'goes with aggregation "percentile": set that, or leave it out.'];
  }
  if (of === "cost_per_unit" && !unit) {
    yield [
      "unit",
      "is missing: cost_per_unit needs the key whose values are the units, such as property.ticket.",
    ];
  }
  if (of !== "cost_per_unit" && unit) yield ["unit", "goes with the metric cost_per_unit: leave it out."];
  if (baseline && condition !== "increase" && condition !== "decrease") {
    yield ["baseline", 'goes with the conditions "increase" and "decrease": leave it out.'];
  }
}

function* ofFields({
  unit,
  grouping,
  grouping_is_property,
}: AlertBody): Generator<[keyof AlertBody, string]> {
  const refusal =
    "is no field with values. Take model, provider, user or another such field, or property.<key>.";
  if (unit && !alertField(unit)) yield ["unit", `${JSON.stringify(unit)} ${refusal}`];
  if (grouping && !grouping_is_property && !alertField(grouping)) {
    yield [
      "grouping",
      `${JSON.stringify(grouping)} ${refusal} A property's bare key goes with grouping_is_property.`,
    ];
  }
  if (grouping_is_property && !grouping)
    yield ["grouping", "is missing: grouping_is_property says that it is a property's key."];
}
