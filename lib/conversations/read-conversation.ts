import { asArray, asObject, isObject, type JsonObject } from "@/lib/guards";
import { readAnswers } from "./answers";
import { contentParts } from "./content-parts";
import type { Conversation, Message } from "./conversation";
import { field, readContent } from "./gemini";
import { readMessage } from "./messages";
import { readInput } from "./responses";
import { readTools } from "./tools";

/**
 * Maps a call's bodies, as parsed JSON, to one shape for every vendor's format. What is not understood becomes a
 * part of type `json`; null means that neither body holds anything like a conversation.
 */
export function readConversation(requestBody: unknown, responseBody: unknown): Conversation | null {
  const request = asObject(requestBody);
  const messages = [
    ...systemMessages(request),
    ...askedMessages(request),
    ...readAnswers(asObject(responseBody)),
  ];
  return messages.length === 0 ? null : { messages, tools: readTools(request.tools ?? request.functions) };
}

/** Prompts that stand beside the messages: Anthropic's `system`, OpenAI's `instructions`, Gemini's instruction. */
function systemMessages(request: JsonObject): Message[] {
  const instruction = field(request, "systemInstruction");
  const parts = [
    ...contentParts(request.system),
    ...contentParts(request.instructions),
    ...(instruction === undefined ? [] : readContent(instruction, false).parts),
  ];
  return parts.length === 0 ? [] : [{ role: "system", parts, isAnswer: false }];
}

function askedMessages(request: JsonObject): Message[] {
  if (Array.isArray(request.messages)) {
    return request.messages.map((message) => readMessage(message, false));
  }
  if (request.contents !== undefined) {
    const contents = Array.isArray(request.contents) ? request.contents : [request.contents];
    return contents.map((content) => readContent(content, false));
  }
  if (request.prompt !== undefined && !isObject(request.prompt)) {
    // A list of numbers is one prompt that was already cut into tokens.
    const isList = Array.isArray(request.prompt) && typeof request.prompt[0] !== "number";
    const prompts = isList ? asArray(request.prompt) : [request.prompt];
    return prompts.map((prompt) => readMessage(prompt, false));
  }
  if (isObject(request.content)) {
    return [readContent(request.content, false)];
  }
  return readInput(request.input);
}
