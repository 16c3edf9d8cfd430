import { z } from "zod";

const text = z.object({ text: z.string() });

/** The parts of `lib/conversations/conversation.ts`, as the API sends them. */
const partSchema = z.discriminatedUnion("type", [
  text.extend({ type: z.literal("text") }),
  text.extend({ type: z.literal("reasoning") }),
  text.extend({ type: z.literal("refusal") }),
  z.object({ type: z.literal("toolCall"), id: z.string(), name: z.string(), argumentsText: z.string() }),
  text.extend({ type: z.literal("toolResult"), id: z.string() }),
  z.object({ type: z.literal("image"), url: z.string() }),
  z.object({ type: z.literal("audio"), url: z.string(), transcript: z.string() }),
  z.object({ type: z.literal("file"), name: z.string(), url: z.string() }),
  z.object({ type: z.literal("embeddings"), count: z.number(), dimensions: z.number() }),
  z.object({ type: z.literal("json"), value: z.unknown() }),
]);

/** A page of `POST /v1/session/conversation/query`. */
export const conversationPageSchema = z.object({
  data: z.object({
    calls: z.array(
      z.object({ request_id: z.string(), asked: z.array(z.string()), answered: z.array(z.string()) }),
    ),
    messages: z.record(z.string(), z.object({ role: z.string(), parts: z.array(partSchema) })),
  }),
  cursor: z.string().nullable(),
});

export type ConversationPage = z.infer<typeof conversationPageSchema>;
