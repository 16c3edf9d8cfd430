import { z } from "zod";
import type { WireFilter } from "@/lib/filters/wire/print";
import { contract, dataAnswer } from "./contract";
import { channelIds } from "./values";
import { savedFilterSchema } from "./view-state";

export const webhookParams = z.object({ webhookId: z.guid().toLowerCase() });

const pair = z.strictObject({ key: z.string().min(1).max(1_000), value: z.string().max(10_000) });
const listed = "must be a list of {key, value}, or an object of keys and values, with at most 50 of them.";

/** A list of pairs, as Helicone's API has it, or a plain object, as its documentation shows it. */
const propertyFilters = z
  .unknown()
  .transform((input, context) => {
    // Not a schema of records: it would leave a key named __proto__ out, and so let more requests through.
    const isMap = typeof input === "object" && input !== null && !Array.isArray(input);
    const entries = isMap ? Object.entries(input).map(([key, value]) => ({ key, value })) : input;
    const read = z.array(pair).max(50).safeParse(entries);
    if (read.success) return read.data;
    context.addIssue({ code: "custom", message: listed });
    return z.NEVER;
  })
  .meta({
    description: "Properties a request must have, each with this very value; keys without regard to case",
    override: {
      anyOf: [
        {
          type: "array",
          items: {
            type: "object",
            properties: { key: { type: "string" }, value: { type: "string" } },
            required: ["key", "value"],
          },
          example: [{ key: "Environment", value: "production" }],
        },
        { type: "object", additionalProperties: { type: "string" }, example: { Environment: "production" } },
      ],
    },
  });

const config = z
  .strictObject({
    sampleRate: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .meta({ description: "Percent of the requests; 100 when absent" }),
    propertyFilters: propertyFilters.optional(),
    filter: savedFilterSchema
      .transform((filter) => filter as WireFilter)
      .optional()
      .meta({ description: "Any filter of the API, beside the properties" }),
    channels: channelIds.optional(),
  })
  .meta({ id: "WebhookConfig" });

const settings = {
  destination: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .meta({ description: "Begins with https://", example: "https://example.com/facet" }),
  config,
  includeData: z
    .boolean()
    .optional()
    .meta({ description: "Whether deliveries carry model, cost and tokens" }),
  include_data: z
    .boolean()
    .optional()
    .meta({ description: "The same, as Helicone's documentation spells it" }),
} as const;

export const webhookSchema = z
  .object({
    id: z.uuid(),
    created_at: z.string(),
    updated_at: z.string(),
    destination: z.string(),
    version: z.string().meta({ description: "Of the payload's shape" }),
    config: z.object({
      sampleRate: z.number(),
      propertyFilters: z.array(z.object({ key: z.string(), value: z.string() })),
      filter: z.unknown().optional(),
      channels: z.array(z.string()).optional(),
    }),
    filter_text: z.string().nullable().meta({
      description: "All that is asked of a request, as people type it; null when it can no longer be read",
    }),
    include_data: z.boolean(),
    is_enabled: z.boolean(),
    notice: z.string().nullable().meta({ description: "Why Facet switched it off; null when it did not" }),
    hmac_key: z.string().nullable().meta({
      description: "Signs `Helicone-Signature`; null when it was sealed with a key this Facet does not have",
    }),
    standard_key: z.string().nullable().meta({
      description: "The same key as libraries of Standard Webhooks take it; signs `webhook-signature`",
    }),
  })
  .meta({ id: "Webhook" });

const shared = { tag: "Webhooks", permission: "rw", status: 200, answer: dataAnswer(webhookSchema) } as const;
const withKeys = "Needs a key that may write, as it tells the keys that sign.";

export const createWebhook = contract({
  ...shared,
  method: "POST",
  path: "/v1/webhooks",
  operationId: "createWebhook",
  summary: "Make a webhook",
  description: "Every request that lands from now on and is meant goes to the destination.",
  input: z.object({
    body: z.strictObject({ ...settings, config: config.default({}) }),
  }),
  errors: ["conflict"],
});

export const listWebhooks = contract({
  ...shared,
  method: "GET",
  path: "/v1/webhooks",
  operationId: "listWebhooks",
  summary: "List webhooks",
  description: `The oldest first. ${withKeys}`,
  input: z.object({}),
  answer: dataAnswer(z.array(webhookSchema)),
});

export const getWebhook = contract({
  ...shared,
  method: "GET",
  path: "/v1/webhooks/{webhookId}",
  operationId: "getWebhook",
  summary: "Get a webhook",
  description: withKeys,
  input: z.object({ params: webhookParams }),
  errors: ["not_found"],
});

export const updateWebhook = contract({
  ...shared,
  method: "PATCH",
  path: "/v1/webhooks/{webhookId}",
  operationId: "updateWebhook",
  summary: "Change a webhook",
  description:
    "What is left out stays, within `config` too. Switching it on takes a notice away; `rotateSecret` makes a new key, " +
    "and the old one signs nothing any more.",
  input: z.object({
    params: webhookParams,
    body: z.strictObject({ ...settings, isEnabled: z.boolean(), rotateSecret: z.boolean() }).partial(),
  }),
  errors: ["not_found", "conflict"],
});

export const deleteWebhook = contract({
  ...shared,
  method: "DELETE",
  path: "/v1/webhooks/{webhookId}",
  operationId: "deleteWebhook",
  // As documented for Helicone, whose other routes of this kind answer 200.
  status: 201,
  summary: "Delete a webhook",
  description: "Deliveries that wait are cancelled.",
  input: z.object({ params: webhookParams }),
  answer: dataAnswer(z.null()),
  errors: ["not_found", "conflict"],
});

export const testWebhook = contract({
  ...shared,
  method: "POST",
  path: "/v1/webhooks/{webhookId}/test",
  operationId: "testWebhook",
  summary: "Send an example",
  description: "Sends a made-up request at once, with a timeout of ten seconds, and tells what came of it.",
  input: z.object({ params: webhookParams }),
  answer: dataAnswer(
    z.object({
      success: z.boolean(),
      message: z.string(),
      delivery_id: z.uuid(),
      status: z.int().nullable().meta({ description: "Of the answer; null when there was none" }),
    }),
  ),
  errors: ["not_found", "conflict"],
});

export const getLinkedBodies = contract({
  method: "GET",
  path: "/v1/webhooks/bodies",
  operationId: "getLinkedBodies",
  tag: "Webhooks",
  summary: "Get the bodies a delivery links to",
  description: "What `request_response_url` of a delivery answers: for two days, and without a key.",
  permission: null,
  input: z.object({ query: z.object({ token: z.string().max(2_000) }) }),
  answer: z.object({ request: z.unknown(), response: z.unknown() }),
  status: 200,
  errors: ["forbidden", "not_found"],
});
