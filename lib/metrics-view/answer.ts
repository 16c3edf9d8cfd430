import { z } from "zod";

const figure = z.union([z.string(), z.number(), z.null()]);
const reading = {
  figures: z.record(z.string(), figure),
  series: z.record(z.string(), z.array(figure)).optional(),
};
const figures = { ...reading, previous: z.object(reading).optional() };

const groupKey = z.object({
  value: z.string().nullable(),
  label: z.string().nullable(),
  is_other: z.boolean(),
  is_missing: z.boolean(),
});

const group = z.object({ key: z.array(groupKey), ...figures });

const buckets = z.array(
  z.object({ start: z.string(), end: z.string(), is_unfinished: z.boolean(), is_cut: z.boolean() }),
);

/** What the pages read out of the answer of `POST /v1/metrics/query`. */
export const metricsAnswerSchema = z.object({
  data: z.object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    buckets,
    group_by: z.array(z.object({ field: z.string(), label: z.string(), values: z.number() })),
    groups: z.array(group),
    margins: z.array(z.array(group)).optional(),
    total: z.object(figures),
    comparison: z.object({ from: z.string(), to: z.string(), buckets }).nullable(),
  }),
});

export type MetricsData = z.infer<typeof metricsAnswerSchema>["data"];
/** A group by one or two keys with its figures. */
export type MetricsGroup = MetricsData["groups"][number];
/** One key of a group: a value, the others together, or the requests without any. */
export type GroupKeyAnswer = MetricsGroup["key"][number];
/** A figure as the API gives it: money as exact text, null where nothing can be said. */
export type Figure = z.infer<typeof figure>;
