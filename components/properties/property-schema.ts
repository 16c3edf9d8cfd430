import { z } from "zod";
import { editSchema, sampleSchema } from "@/components/edits/edit-schema";

const warningSchema = z.object({
  kind: z.enum(["high_cardinality", "look_alike", "stopped"]),
  message: z.string(),
  other: z.string().nullable(),
});

/** A key with what is known of it, as `POST /v1/property/list` tells. */
export const propertySchema = z.object({
  property: z.string(),
  key: z.string(),
  is_hidden: z.boolean(),
  requests: z.number(),
  coverage: z.number(),
  values: z.number(),
  cost_usd: z.string().nullable(),
  first_seen: z.string(),
  last_seen: z.string().nullable(),
  warnings: z.array(warningSchema),
});
export type Property = z.infer<typeof propertySchema>;

export const propertyListSchema = z.object({
  data: z.object({ requests: z.number(), keys: z.array(propertySchema) }),
});

export const valuePageSchema = z.object({
  data: z.object({
    requests: z.number(),
    values: z.number(),
    cost_usd: z.string().nullable(),
    missing: z.object({ requests: z.number(), cost_usd: z.string().nullable() }),
    rows: z.array(
      z.object({
        value: z.string(),
        requests: z.number(),
        share: z.number(),
        cost_usd: z.string().nullable(),
        avg_cost: z.number().nullable(),
        unpriced: z.number(),
        last_seen: z.string(),
        avg_latency_ms: z.number(),
        errors: z.number(),
      }),
    ),
    has_more: z.boolean(),
  }),
});
export type ValuePage = z.infer<typeof valuePageSchema>["data"];
export type ValueRow = ValuePage["rows"][number];

export const ruleListSchema = z.object({
  data: z.array(
    z.object({
      key: z.string(),
      action: z.enum(["rename", "drop"]),
      target: z.string().nullable(),
      keep: z.enum(["target", "source"]).nullable(),
      created_at: z.string(),
      edit_id: z.string(),
    }),
  ),
});
export type Rule = z.infer<typeof ruleListSchema>["data"][number];

/** What a change of a key would do, or the edit that does it. */
export const keyChangeSchema = z.object({
  data: z.object({
    plan: z.object({ requests: z.number(), both: z.number(), sample: sampleSchema }).nullable(),
    edit: editSchema.nullable(),
  }),
});
export type KeyPlan = NonNullable<z.infer<typeof keyChangeSchema>["data"]["plan"]>;
