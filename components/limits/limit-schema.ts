import { z } from "zod";

/** A stored rate limit as the API tells of it. */
export const ruleSchema = z.object({
  id: z.string(),
  name: z.string(),
  quota: z.number(),
  window_seconds: z.number(),
  unit: z.enum(["request", "cents"]),
  segment: z.string().nullable(),
  filter: z.unknown(),
  filter_text: z.string(),
});
export type Rule = z.infer<typeof ruleSchema>;

const segmentSchema = z.object({
  value: z.string().nullable(),
  spent_usd: z.string(),
  percent: z.number(),
  forecast_usd: z.string().nullable(),
  requests: z.number(),
  unpriced_requests: z.number(),
  warnings: z.array(z.object({ percent: z.number(), reached_at: z.string() })),
});
export type SegmentStanding = z.infer<typeof segmentSchema>;

/** A budget with how it stands, as the API tells of it. */
export const budgetSchema = z.object({
  id: z.string(),
  name: z.string(),
  amount_usd: z.string(),
  period: z.enum(["day", "week", "month"]),
  time_zone: z.string(),
  segment: z.string().nullable(),
  filter: z.unknown(),
  filter_text: z.string(),
  warn_at_percent: z.array(z.number()),
  is_blocking: z.boolean(),
  channels: z.array(z.string()),
  standing: z.object({
    period_start: z.string(),
    period_end: z.string(),
    segments: z.array(segmentSchema),
    segment_count: z.number(),
    over_count: z.number(),
  }),
});
export type Budget = z.infer<typeof budgetSchema>;
