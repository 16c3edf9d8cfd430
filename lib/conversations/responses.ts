import { asString, isObject } from "@/lib/guards";
import { contentParts } from "./content-parts";
import type { Message } from "./conversation";
import { readMessage } from "./messages";

/** The `input` of OpenAI's responses, or of its embeddings: a text, or a list of texts and items. */
export function readInput(input: unknown): Message[] {
  // A list of numbers is a text that was already cut into tokens.
  if (!Array.isArray(input) || typeof input[0] === "number") {
    return isMissing(input) ? [] : [{ role: "user", parts: contentParts(input), isAnswer: false }];
  }
  return input.map((item) => readItem(item, false));
}

/** The `output` of OpenAI's responses as one message: its items are parts of one answer. */
export function readOutput(output: readonly unknown[]): Message {
  const parts = output.flatMap((item) => readItem(item, true).parts);
  return { role: "assistant", parts, isAnswer: true };
}

const isMissing = (value: unknown) => value === undefined || value === null;

function readItem(item: unknown, isAnswer: boolean): Message {
  if (!isObject(item) || (!("type" in item) && "role" in item) || item.type === "message") {
    return readMessage(item, isAnswer);
  }
  const type = asString(item.type);
  const role = type.endsWith("_output") ? "tool" : isModelsOwn(type) ? "assistant" : "user";
  return { role, parts: contentParts(item), isAnswer };
}

const isModelsOwn = (type: string) => type.endsWith("_call") || type === "reasoning";
