import { z } from "zod";
import { sessionSpanSchema } from "@/lib/session-view/span";
import { sessionSchema } from "@/lib/sessions/session-row";
import { contract, dataAnswer } from "./contract";
import { elapsedMs } from "./selection";
import { sessionIdSchema } from "./session-marks";
import { wholeNumber } from "./values";

const sessionId = sessionIdSchema.meta({
  description: "The session's id. It stands in the body, as some ids cannot be a part of a path.",
});

const cursor = z.string().max(20_000).optional().meta({ description: "The `cursor` of the page before" });
const nextCursor = z
  .string()
  .nullable()
  .meta({ description: "Where the next page begins; null on the last" });

export const getSession = contract({
  method: "POST",
  path: "/v1/session/get",
  operationId: "getSession",
  tag: "Sessions",
  summary: "Get a session",
  description: "What all requests of one session come to, also those that were answered a moment ago.",
  permission: "r",
  input: z.object({ body: z.strictObject({ sessionId }) }),
  answer: dataAnswer(sessionSchema),
  status: 200,
  errors: ["not_found", "timeout"],
});

export const querySessionRequests = contract({
  method: "POST",
  path: "/v1/session/requests/query",
  operationId: "querySessionRequests",
  tag: "Sessions",
  summary: "List the requests of a session",
  description: "In the order they arrived, with what a tree or a timeline needs of each.",
  permission: "r",
  input: z.object({
    body: z.strictObject({ sessionId, cursor, limit: wholeNumber(1, 2_000).default(1_000) }),
  }),
  answer: dataAnswer(z.array(sessionSpanSchema)).extend({ cursor: nextCursor, elapsed_ms: elapsedMs }),
  status: 200,
  errors: ["timeout"],
});

const messageSchema = z
  .object({
    role: z.string(),
    parts: z.array(z.looseObject({ type: z.string() })).meta({
      description:
        "Texts, reasoning, tool calls and results, images and so on, in one shape for every vendor",
    }),
  })
  .meta({ id: "ConversationMessage" });

export const querySessionConversation = contract({
  method: "POST",
  path: "/v1/session/conversation/query",
  operationId: "querySessionConversation",
  tag: "Sessions",
  summary: "Read the conversation of a session",
  description:
    "What was said in the requests of a session, in the order they arrived. Calls repeat what was said before, so a message that occurs several times stands once under `messages`, and each call lists the keys of what it sent and got.",
  permission: "r",
  input: z.object({
    body: z.strictObject({ sessionId, cursor, limit: wholeNumber(1, 200).default(100) }),
  }),
  answer: dataAnswer(
    z.object({
      calls: z.array(
        z.object({
          request_id: z.uuid(),
          asked: z.array(z.string()).meta({ description: "Keys of the messages it sent, in their order" }),
          answered: z.array(z.string()).meta({ description: "Keys of what came back, one for each choice" }),
        }),
      ),
      messages: z.record(z.string(), messageSchema).meta({
        description: "By key. Messages that say the same have the same key, whatever page they are on.",
      }),
    }),
  ).extend({
    cursor: nextCursor.meta({ description: "Pages end early where bodies are large" }),
    elapsed_ms: elapsedMs,
  }),
  status: 200,
  errors: ["timeout"],
});
