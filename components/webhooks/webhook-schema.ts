import { z } from "zod";
import { deliveryDetailSchema, deliverySchema } from "@/lib/api/contract/webhook-deliveries";
import { testWebhook, webhookSchema } from "@/lib/api/contract/webhooks";

export type ListedWebhook = z.infer<typeof webhookSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

export const oneWebhookSchema = z.object({ data: webhookSchema });
export const webhookListSchema = z.object({ data: z.array(webhookSchema) });
export const testAnswerSchema = testWebhook.answer;
export const deliveryPageSchema = z.object({
  data: z.object({ deliveries: z.array(deliverySchema), has_more: z.boolean() }),
});
export const oneDeliverySchema = z.object({ data: deliveryDetailSchema });
