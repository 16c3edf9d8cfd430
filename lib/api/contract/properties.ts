import { z } from "zod";
import { callLimits } from "@/lib/call";
import { contract, dataAnswer } from "./contract";
import { propertyChangesSchema } from "./property-changes";
import { warnings } from "./selection";
import { requestIdParams, timeRangeSchema } from "./values";

export const setProperties = contract({
  method: "PUT",
  path: "/v1/request/{requestId}/property",
  operationId: "setProperties",
  tag: "Properties",
  summary: "Set properties of a request",
  description:
    "Adds properties or changes their values, also while the request is still being answered. The next read sees it. A " +
    "key that was renamed or merged stands for its target here: the target's value is set, even where the rule for calls " +
    "keeps the target's own. A key that is dropped is not set. Both are told in `warnings`.",
  permission: "w",
  input: z.object({ params: requestIdParams, body: propertyChangesSchema }),
  answer: dataAnswer(z.null()).extend({ warnings }),
  status: 200,
  errors: ["not_found"],
});

export const removeProperty = contract({
  method: "DELETE",
  path: "/v1/request/{requestId}/property/{key}",
  operationId: "removeProperty",
  tag: "Properties",
  summary: "Remove a property from a request",
  description:
    "Takes one property away. Removing one the request does not have changes nothing. A key that was renamed or merged " +
    "stands for its target here as well.",
  permission: "w",
  input: z.object({
    params: requestIdParams.extend({ key: z.string().min(1).max(callLimits.propertyKeyCharsMax) }),
  }),
  answer: dataAnswer(z.null()).extend({ warnings }),
  status: 200,
  errors: ["not_found"],
});

export const listProperties = contract({
  method: "POST",
  path: "/v1/property/query",
  operationId: "listProperties",
  tag: "Properties",
  summary: "List property keys",
  description: "Every property key of the organization, the most used first.",
  permission: "r",
  input: z.object({
    body: z
      .strictObject({
        timeRange: timeRangeSchema.optional().meta({
          description: "Facet's own: where requests are counted; the last 7 days when absent",
        }),
      })
      .default({}),
  }),
  answer: dataAnswer(
    z.array(
      z.object({
        property: z.string().meta({ description: "The key as it was first sent", example: "Environment" }),
        key: z
          .string()
          .meta({ description: "The key in lower case, as it is stored", example: "environment" }),
        requests: z.int().meta({ description: "Requests of the time range that have it" }),
        last_seen: z.string().nullable().meta({ description: "The newest of them; null when there is none" }),
      }),
    ),
  ),
  status: 200,
  errors: ["timeout"],
});
