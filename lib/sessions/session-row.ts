import { z } from "zod";

/** A time of the wire format, without an offset. */
export const localTime = z.string().meta({
  description: "UTC, moved by `timezoneDifference`",
  example: "2026-01-31 12:00:00.000",
});
const moment = z.string().meta({ description: "ISO 8601, UTC", example: "2026-01-31T12:00:00.000Z" });
export const usd = z
  .number()
  .nullable()
  .meta({ description: "US dollars; null when no request has a price" });
export const usdText = z.string().nullable().meta({ description: "The same as exact decimal text" });

/** A session as `POST /v1/session/query` lists it. */
export const sessionSchema = z
  .object({
    created_at: localTime.meta({ description: "Arrival of the first request" }),
    latest_request_created_at: localTime.meta({ description: "Arrival of the last request" }),
    session_id: z.string(),
    session_name: z.string().meta({ description: "The name that was sent last; empty without one" }),
    total_cost: usd,
    total_requests: z.int(),
    prompt_tokens: z.int(),
    completion_tokens: z.int(),
    total_tokens: z.int(),
    avg_latency: z.number().meta({ description: "Milliseconds, on the average of its requests" }),
    user_ids: z.array(z.string()).meta({ description: "At most 50" }),
    // What follows is Facet's own and additional.
    total_cost_usd: usdText,
    unpriced: z.int().meta({ description: "Requests without a price" }),
    total_errors: z.int(),
    started_at: moment,
    ended_at: moment.meta({ description: "When the last answer ended" }),
    duration_ms: z.int().meta({ description: "From the first request's arrival to the last answer's end" }),
    models: z.array(z.string()).meta({ description: "At most 50" }),
    tag: z.string().nullable(),
    feedback: z
      .boolean()
      .nullable()
      .meta({ description: "Whether it was found good; null without a verdict" }),
  })
  .meta({ id: "Session" });

export type Session = z.infer<typeof sessionSchema>;
