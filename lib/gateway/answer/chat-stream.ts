import { asArray, asObject, isObject, type JsonObject } from "@/lib/guards";
import { mergeDelta } from "./merge-delta";

/** Fields that only chunks have. */
const chunkOnly = new Set(["choices", "object", "obfuscation"]);

/**
 * Puts chunks of OpenAI's chat completions, or of the older completions, together into the object the provider
 * would have answered at once. Fields that OpenAI does not know are kept.
 */
export function assembleChat(chunks: readonly JsonObject[]): JsonObject {
  const fields: JsonObject = {};
  const choices = new Map<unknown, JsonObject>();
  let isText = false;
  for (const chunk of chunks) {
    mergeFields(fields, chunk);
    for (const choice of asArray(chunk.choices)) {
      if (isObject(choice)) {
        isText ||= typeof choice.text === "string";
        mergeChoice(choices, choice);
      }
    }
  }
  const { id, created, model, ...rest } = fields;
  const object = isText ? "text_completion" : "chat.completion";
  return { id, object, created, model, choices: [...choices.values()], ...rest };
}

function mergeFields(fields: JsonObject, chunk: JsonObject): void {
  for (const key of Object.keys(chunk)) {
    const value = chunk[key];
    // Azure opens with a chunk whose id and model are empty; usage is null until the last chunk.
    if (!chunkOnly.has(key) && key !== "__proto__" && value !== null && value !== "") {
      fields[key] = value;
    }
  }
  // Groq tells the usage of a stream in a field of its own.
  const groq = asObject(chunk.x_groq);
  if (isObject(groq.usage) && !isObject(fields.usage)) {
    fields.usage = groq.usage;
  }
}

function mergeChoice(choices: Map<unknown, JsonObject>, choice: JsonObject): void {
  const { index = 0, delta, message: cumulative, ...rest } = choice;
  let whole = choices.get(index);
  if (!whole) {
    whole = "text" in choice ? { index } : { index, message: {} };
    choices.set(index, whole);
  }
  // Perplexity repeats the message so far beside each delta, so it is only read where there are no deltas.
  const message = asObject(whole.message);
  if (isObject(delta)) {
    mergeDelta(message, delta);
    dropIndexes(message.tool_calls, rest.finish_reason);
  } else if (isObject(cumulative)) {
    Object.assign(message, cumulative);
  }
  mergeDelta(whole, rest);
}

/** The chunks number the tool calls; the whole message does not. */
function dropIndexes(toolCalls: unknown, finishReason: unknown): void {
  if (typeof finishReason === "string") {
    for (const call of asArray(toolCalls)) {
      if (isObject(call)) {
        delete call.index;
      }
    }
  }
}
