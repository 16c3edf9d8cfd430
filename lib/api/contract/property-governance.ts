import { z } from "zod";
import { warningKinds } from "@/lib/properties/warnings";
import { contract, dataAnswer } from "./contract";
import { editSchema, sampleSchema } from "./property-edits";
import { propertyKeySchema } from "./property-values";
import { timeRangeSchema } from "./values";

/** Something to do with a key that needs no more than the key. */
const keyCommand = {
  method: "POST",
  tag: "Properties",
  permission: "w",
  input: z.object({ body: z.strictObject({ key: propertyKeySchema }) }),
  answer: dataAnswer(z.object({ ok: z.boolean() })),
  status: 200,
  errors: ["not_found"],
} as const;

export const listPropertyKeys = contract({
  method: "POST",
  path: "/v1/property/list",
  operationId: "listPropertyKeys",
  tag: "Properties",
  summary: "List property keys with what is known of them",
  description:
    "Every property key, hidden ones too, the most used first, measured within a time range, with warnings about keys that need a look.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        timeRange: timeRangeSchema.optional().meta({ description: "The last 30 days when absent" }),
      })
      .default({}),
  }),
  answer: dataAnswer(
    z.object({
      requests: z.int().meta({ description: "All requests of the time range" }),
      keys: z.array(
        z.object({
          property: z.string().meta({ description: "The key as it was first sent", example: "Environment" }),
          key: z.string().meta({ description: "The key as it is stored", example: "environment" }),
          is_hidden: z.boolean(),
          requests: z.int().meta({ description: "Requests of the time range that have it" }),
          coverage: z.number().meta({ description: "Their share of all requests, 0 to 1" }),
          values: z.int().meta({ description: "Different values, to about one percent" }),
          cost: z.number().nullable(),
          cost_usd: z
            .string()
            .nullable()
            .meta({ description: "Exact; null when no request with it has a price" }),
          first_seen: z.string().meta({ description: "When it was first sent at all" }),
          last_seen: z.string().nullable().meta({ description: "Also outside the time range" }),
          warnings: z.array(
            z.object({
              kind: z.enum(warningKinds),
              message: z.string(),
              other: z
                .string()
                .nullable()
                .meta({ description: "For `look_alike`: the stored key it looks like" }),
            }),
          ),
        }),
      ),
    }),
  ),
  status: 200,
  errors: ["timeout"],
});

export const hideProperty = contract({
  ...keyCommand,
  path: "/v1/property/hide",
  operationId: "hideProperty",
  summary: "Hide a property key",
  description: "Leaves it out of lists. Requests keep it, and filters find it.",
});

export const restoreProperty = contract({
  ...keyCommand,
  path: "/v1/property/restore",
  operationId: "restoreProperty",
  summary: "Show a hidden property key again",
  description: "Puts it back into lists. One that is not hidden stays as it is.",
});

export const listHiddenProperties = contract({
  method: "POST",
  path: "/v1/property/hidden/query",
  operationId: "listHiddenProperties",
  tag: "Properties",
  summary: "List hidden property keys",
  description: "In alphabetical order.",
  permission: "r",
  input: z.object({}),
  answer: dataAnswer(z.array(z.object({ property: z.string() }))),
  status: 200,
});

const dryRun = z
  .boolean()
  .default(false)
  .meta({ description: "True to only show how many requests would change" });

const changeAnswer = dataAnswer(
  z.object({
    plan: z
      .object({
        requests: z.int().meta({ description: "Requests that have the key" }),
        both: z.int().meta({ description: "Those of them that have the other key as well" }),
        sample: sampleSchema,
      })
      .nullable()
      .meta({ description: "What a dry run shows; null when it was started" }),
    edit: editSchema.nullable().meta({
      description: "The edit that was started; null for a dry run and for a new spelling of the same key",
    }),
  }),
);

/** What becomes of a key on every request there is and on those to come. */
const keyChange = {
  method: "POST",
  tag: "Properties",
  permission: "w",
  answer: changeAnswer,
  status: 200,
  errors: ["not_found", "conflict", "timeout"],
} as const;

export const renameProperty = contract({
  ...keyChange,
  path: "/v1/property/rename",
  operationId: "renameProperty",
  summary: "Rename a property key",
  description:
    "On every request there is, and by a standing rule on those to come. The new key must not be in use; merge into one that is. A name that differs in case only changes how the key is shown.",
  input: z.object({ body: z.strictObject({ key: propertyKeySchema, to: propertyKeySchema, dryRun }) }),
});

export const mergeProperty = contract({
  ...keyChange,
  path: "/v1/property/merge",
  operationId: "mergeProperty",
  summary: "Merge a property key into another",
  description:
    "On every request there is, and by a standing rule on those to come. Where a request has both, `keep` says whose value stays.",
  input: z.object({
    body: z.strictObject({
      key: propertyKeySchema,
      into: propertyKeySchema,
      keep: z.enum(["target", "source"]).default("target"),
      dryRun,
    }),
  }),
});

export const deleteProperty = contract({
  ...keyChange,
  path: "/v1/property/delete",
  operationId: "deleteProperty",
  summary: "Delete a property key",
  description:
    "Removes it from every request, and with `keepDropping`, by a standing rule, from those to come.",
  input: z.object({
    body: z.strictObject({ key: propertyKeySchema, keepDropping: z.boolean().default(false), dryRun }),
  }),
});

export const listPropertyRules = contract({
  method: "POST",
  path: "/v1/property/rules/query",
  operationId: "listPropertyRules",
  tag: "Properties",
  summary: "List standing rules for property keys",
  description:
    "What becomes of keys that go on arriving after they were renamed, merged or deleted; the newest first.",
  permission: "r",
  input: z.object({}),
  answer: dataAnswer(
    z.array(
      z.object({
        key: z.string(),
        action: z.enum(["rename", "drop"]),
        target: z.string().nullable(),
        keep: z.enum(["target", "source"]).nullable(),
        created_at: z.string(),
        edit_id: z.uuid().meta({ description: "The edit that came with it" }),
      }),
    ),
  ),
  status: 200,
});

export const liftPropertyRule = contract({
  ...keyCommand,
  path: "/v1/property/rules/lift",
  operationId: "liftPropertyRule",
  summary: "Lift the standing rule of a property key",
  description: "Calls from now on are recorded with the key again. What the rule changed stays as it is.",
});
