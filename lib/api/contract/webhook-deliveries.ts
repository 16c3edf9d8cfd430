import { z } from "zod";
import { deliveryStates } from "@/lib/queries/delivery-states";
import { contract, dataAnswer } from "./contract";
import { instant, wholeNumber } from "./values";
import { webhookParams } from "./webhooks";

const state = z.enum(deliveryStates);

const deliveryParams = webhookParams.extend({ deliveryId: z.guid().toLowerCase() });

export const deliverySchema = z
  .object({
    id: z.uuid(),
    request_id: z.guid().nullable().meta({ description: "Null for a test" }),
    is_test: z.boolean(),
    replay_of: z.uuid().nullable().meta({ description: "The delivery this one repeats" }),
    created_at: z.string(),
    state: state.meta({
      description: "`cancelled` is one that was to be sent while its webhook was deleted or switched off",
    }),
    attempts: z.int(),
    last_attempt_at: z.string().nullable(),
    next_attempt_at: z.string().nullable(),
    status: z.int().nullable().meta({ description: "Of the last answer; null when there was none" }),
    error: z.string().nullable().meta({ description: "What went wrong last" }),
  })
  .meta({ id: "Delivery" });

const headers = z.record(z.string(), z.string());

export const deliveryDetailSchema = deliverySchema
  .extend({
    payload: z.string().meta({ description: "The exact text that is sent" }),
    tries: z.array(
      z.object({
        attempt: z.int(),
        at: z.string(),
        outcome: z.enum(["delivered", "retry", "failed", "cancelled"]),
        duration_ms: z.int(),
        error: z.string().nullable(),
        url: z.string().nullable(),
        request_headers: headers,
        status: z.int().nullable(),
        response_headers: headers,
        response_body: z.string().meta({ description: "Its first 8 KB" }),
      }),
    ),
  })
  .meta({ id: "DeliveryDetail" });

const shared = { tag: "Webhooks", permission: "rw", status: 200 } as const;

export const listWebhookDeliveries = contract({
  ...shared,
  method: "GET",
  path: "/v1/webhooks/{webhookId}/deliveries",
  operationId: "listWebhookDeliveries",
  summary: "List deliveries",
  description: "The newest first, with what their attempts came to. Kept for 30 days.",
  input: z.object({
    params: webhookParams,
    query: z.object({
      state: state.optional(),
      after: z
        .guid()
        .toLowerCase()
        .optional()
        .meta({ description: "Id of the last delivery of the page before" }),
      limit: wholeNumber(1, 200).default(50),
    }),
  }),
  answer: dataAnswer(z.object({ deliveries: z.array(deliverySchema), has_more: z.boolean() })),
  errors: ["not_found"],
});

export const getWebhookDelivery = contract({
  ...shared,
  method: "GET",
  path: "/v1/webhooks/{webhookId}/deliveries/{deliveryId}",
  operationId: "getWebhookDelivery",
  summary: "Get a delivery",
  description: "What was sent and what came back, attempt by attempt.",
  input: z.object({ params: deliveryParams }),
  answer: dataAnswer(deliveryDetailSchema),
  errors: ["not_found"],
});

export const replayWebhookDelivery = contract({
  ...shared,
  method: "POST",
  path: "/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay",
  operationId: "replayWebhookDelivery",
  summary: "Replay a delivery",
  description: "Sends it once more, whatever became of it, with the same `webhook-id`.",
  input: z.object({ params: deliveryParams }),
  answer: dataAnswer(z.object({ delivery_id: z.uuid() })),
  errors: ["not_found", "conflict"],
});

export const replayFailedWebhookDeliveries = contract({
  ...shared,
  method: "POST",
  path: "/v1/webhooks/{webhookId}/replay",
  operationId: "replayFailedWebhookDeliveries",
  summary: "Replay what failed",
  description:
    "Sends once more what failed or was cancelled and was not replayed since, up to 10,000 in one call.",
  input: z.object({
    params: webhookParams,
    body: z.strictObject({ since: instant.optional() }).default({}),
  }),
  answer: dataAnswer(z.object({ replayed: z.int(), remaining: z.int() })),
  errors: ["not_found", "conflict"],
});
