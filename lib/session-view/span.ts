import { z } from "zod";

/** A request as one of a session, as `POST /v1/session/requests/query` tells it. */
export const sessionSpanSchema = z
  .object({
    request_id: z.uuid(),
    created_at: z.string().meta({ description: "ISO 8601, UTC" }),
    latency_ms: z.int(),
    time_to_first_token_ms: z.int().nullable(),
    path: z.string().meta({ description: "Helicone-Session-Path; empty without one" }),
    status: z.int(),
    outcome: z.string(),
    error_message: z.string(),
    provider: z.string(),
    model: z.string(),
    user_id: z.string(),
    cost_usd: z
      .string()
      .nullable()
      .meta({ description: "Exact decimal text; null when the price is unknown" }),
    prompt_tokens: z.int().nullable(),
    completion_tokens: z.int().nullable(),
    is_stream: z.boolean(),
    is_failed: z.boolean(),
    request_preview: z.string(),
    response_preview: z.string(),
  })
  .meta({ id: "SessionSpan" });

export type SessionSpan = z.infer<typeof sessionSpanSchema>;
