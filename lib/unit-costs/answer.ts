import { z } from "zod";

const money = z.string().nullable();

const figures = z.object({
  units: z.number(),
  unpriced_units: z.number(),
  requests: z.number(),
  cost: money,
  mean: money,
  p50: money,
  p95: money,
  max: money,
});

/** What the page reads out of the answer of `POST /v1/metrics/units`. */
export const unitsAnswerSchema = z.object({
  data: z.object({
    field: z.string(),
    label: z.string(),
    from: z.string().nullable(),
    buckets: z.array(
      z.object({ start: z.string(), end: z.string(), is_unfinished: z.boolean(), is_cut: z.boolean() }),
    ),
    figures: figures.extend({ missing_requests: z.number() }),
    series: z.array(figures),
    histogram: z.array(z.object({ from: z.string(), to: z.string(), units: z.number() })),
    top: z.array(
      z.object({
        value: z.string(),
        label: z.string().nullable(),
        cost: money,
        requests: z.number(),
        unpriced_requests: z.number(),
        first_seen: z.string(),
        last_seen: z.string(),
      }),
    ),
  }),
});

export type UnitsData = z.infer<typeof unitsAnswerSchema>["data"];
export type UnitFigures = UnitsData["figures"];
/** A range of costs and how many units cost as much; its end is outside. */
export type CostRange = UnitsData["histogram"][number];
