import { z } from "zod";
import { callLimits } from "@/lib/call";
import { contract, dataAnswer } from "./contract";

/** A session's id as callers chose it: any text. */
export const sessionIdSchema = z
  .string()
  .min(1)
  .max(callLimits.propertyValueCharsMax)
  .overwrite((id) => id.toWellFormed())
  .meta({
    description: "The Helicone-Session-Id of its requests; percent-encoded where it stands in a path",
  });

const params = z.object({ sessionId: sessionIdSchema });

/** A tag is a word or two that lists show. */
const tagCharsMax = 200;

export const setSessionFeedback = contract({
  method: "POST",
  path: "/v1/session/{sessionId}/feedback",
  operationId: "setSessionFeedback",
  tag: "Sessions",
  summary: "Say whether a session went well",
  description:
    "Kept as the property Helicone-Session-Feedback, `1` or `0`, of one of its requests, so that it can be filtered by.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({
      rating: z.boolean().nullable().meta({ description: "Facet's own: null takes the feedback back" }),
    }),
  }),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["not_found"],
});

export const getSessionTag = contract({
  method: "GET",
  path: "/v1/session/{sessionId}/tag",
  operationId: "getSessionTag",
  tag: "Sessions",
  summary: "Get a session's tag",
  description: "Null when it has none.",
  permission: "r",
  input: z.object({ params }),
  answer: dataAnswer(z.string().nullable()),
  status: 200,
});

export const setSessionTag = contract({
  method: "POST",
  path: "/v1/session/{sessionId}/tag",
  operationId: "setSessionTag",
  tag: "Sessions",
  summary: "Tag a session",
  description: "A session has one tag: a new one takes the place of the old one, an empty one takes it away.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({
      tag: z
        .string()
        .overwrite((tag) => tag.toWellFormed())
        .trim()
        .max(tagCharsMax),
    }),
  }),
  answer: dataAnswer(z.null()),
  status: 200,
});
