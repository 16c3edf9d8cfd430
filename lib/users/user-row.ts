import { z } from "zod";

const moment = z.string().meta({ description: "ISO 8601 with the offset that was asked for" });

/** A user as `POST /v1/user/metrics/query` lists one. */
export const userSchema = z
  .object({
    id: z.string().meta({ description: "The same as `user_id`" }),
    user_id: z.string().meta({ description: "Empty on the one row of all requests without a user" }),
    active_for: z.int().meta({ description: "Days on which there were requests" }),
    first_active: moment,
    last_active: moment,
    total_requests: z.int(),
    average_requests_per_day_active: z.number(),
    average_tokens_per_request: z.number(),
    total_completion_tokens: z.int(),
    total_prompt_tokens: z.int(),
    cost: z.number().nullable().meta({ description: "US dollars; null when no request has a price" }),
    rate_limited_count: z.int().meta({ description: "Requests that a rate limit turned away" }),
    // What follows is Facet's own and additional.
    cost_usd: z.string().nullable().meta({ description: "The same cost, as exact decimal text" }),
    unpriced: z.int().meta({ description: "Requests without a price" }),
    total_tokens: z.int(),
    total_errors: z.int(),
    avg_latency_ms: z.number(),
    p95_latency_ms: z.number(),
    sessions: z.int().meta({ description: "Different sessions" }),
  })
  .meta({ id: "User" });

export type User = z.infer<typeof userSchema>;
