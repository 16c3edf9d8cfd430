import { z } from "zod";
import { isUnixSeconds } from "@/lib/time-range/unix-time";
import { filterSchema } from "./filter";
import { timeRangeSchema, timeZoneSchema } from "./values";

/** What the endpoints of users and sessions take alike. */
export const grouped = {
  filter: filterSchema.meta({
    description:
      "As everywhere, and conditions on what a user or a session comes to: in `users_view` such as " +
      '`{"users_view": {"user_cost": {"gte": 5}}}`, in `sessions_request_response_rmt` such as ' +
      '`{"session_total_requests": {"gt": 3}}`. A total adds up what everything joined to it by AND selects.',
  }),
  timeRange: timeRangeSchema.optional().meta({ description: "Facet's own: narrows the filter by time" }),
  timeZone: timeZoneSchema.optional().meta({
    description: "Facet's own: in whose days active days are counted; UTC when absent",
  }),
};

/** A moment as a Unix time; whether in seconds or in milliseconds is told by its size. */
export const unixTimeMs = z
  .number()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((time) => Math.round(isUnixSeconds(time) ? time * 1000 : time))
  .meta({
    description: "Unix time in seconds or milliseconds: below 100,000,000,000 it is read as seconds",
    example: 1_767_225_600,
  });

/** Minutes of a clock; as JavaScript's getTimezoneOffset has it, or the other way round, as the endpoint says. */
export const offsetMinutes = z.int().min(-1_440).max(1_440).default(0);

/** Text that is looked for in ids and names. */
export const searchText = z
  .string()
  .max(1_000)
  .transform((text) => text.toWellFormed());

export const percentileOptions = {
  pSize: z
    .enum(["p50", "p75", "p95", "p99", "p99.9"])
    .default("p75")
    .meta({ description: "Up to which percentile the histograms reach" }),
  useInterquartile: z
    .boolean()
    .default(false)
    .meta({ description: "Whether they begin at the opposite percentile instead of at the lowest figure" }),
};

export const histogramRows = z
  .array(
    z.object({
      range_start: z.string().meta({ description: "Exact decimal text" }),
      range_end: z.string(),
      value: z
        .int()
        .meta({ description: "How many lie in the range; its end belongs to the last range alone" }),
    }),
  )
  .meta({ id: "TotalsHistogram", description: "Ten ranges of equal width, or one where all are equal" });
