import { asArray, asObject, asString, isObject, type JsonObject } from "@/lib/guards";
import { argumentsText, contentParts, toolResultParts } from "./content-parts";
import type { Message, Part } from "./conversation";
import { dataUrl } from "./data-url";

/** A message of OpenAI's chat completions or of Anthropic's messages, in a request or as the answer. */
export function readMessage(value: unknown, isAnswer: boolean): Message {
  if (!isObject(value)) {
    return { role: "user", parts: contentParts(value), isAnswer };
  }
  const role = normalRole(asString(value.role) || (isAnswer ? "assistant" : "user"));
  return { role, parts: messageParts(value), isAnswer };
}

/** One word for one role, whichever the vendor uses. */
export function normalRole(role: string): string {
  return synonyms.get(role) ?? role;
}

const synonyms = new Map([
  ["developer", "system"],
  ["model", "assistant"],
  ["function", "tool"],
]);

function messageParts(message: JsonObject): Part[] {
  if (message.role === "tool" || message.role === "function") {
    const id = asString(message.tool_call_id) || asString(message.name);
    return toolResultParts(id, contentParts(message.content));
  }
  const thought = asString(message.reasoning_content) || asString(message.reasoning);
  const refusal = asString(message.refusal);
  return [
    ...(thought === "" ? [] : [{ type: "reasoning" as const, text: thought }]),
    ...contentParts(message.content),
    ...(refusal === "" ? [] : [{ type: "refusal" as const, text: refusal }]),
    ...contentParts(message.images),
    ...spoken(message.audio),
    ...asArray(message.tool_calls).map(toolCall),
    ...(isObject(message.function_call) ? [toolCall({ function: message.function_call })] : []),
  ];
}

function toolCall(value: unknown): Part {
  const call = asObject(value);
  const called = asObject(call.function ?? call.custom);
  return {
    type: "toolCall",
    id: asString(call.id),
    name: asString(called.name),
    argumentsText: argumentsText(called.arguments ?? called.input ?? ""),
  };
}

/** The answer of a model that speaks; a request only refers to it by its id. */
function spoken(audio: unknown): Part[] {
  if (!isObject(audio)) {
    return [];
  }
  const data = asString(audio.data);
  const url = data && dataUrl(`audio/${asString(audio.format) || "wav"}`, data);
  return [{ type: "audio", url, transcript: asString(audio.transcript) }];
}
