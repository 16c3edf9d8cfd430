import { asArray, asObject, asString, isObject, type JsonObject } from "@/lib/guards";
import { argumentsText } from "./content-parts";
import type { Message, Part } from "./conversation";
import { dataUrl } from "./data-url";
import { normalRole } from "./messages";

/** A `Content` of Gemini: a role and parts. REST takes both spellings of the fields' names. */
export function readContent(value: unknown, isAnswer: boolean): Message {
  const content = asObject(value);
  const parts = isObject(content.parts) ? [content.parts] : asArray(content.parts);
  const isResult = parts.some((part) => isObject(part) && isObject(field(part, "functionResponse")));
  const role = isResult ? "tool" : normalRole(asString(content.role) || (isAnswer ? "assistant" : "user"));
  return { role, parts: typeof value === "string" ? [textPart(value)] : parts.map(readPart), isAnswer };
}

/** A field by its JSON name or its name in the protocol buffer. */
export function field(object: JsonObject, name: string): unknown {
  return object[name] ?? object[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

const textPart = (text: string): Part => ({ type: "text", text });

function readPart(value: unknown): Part {
  const part = asObject(value);
  if (typeof part.text === "string") {
    return part.thought === true ? { type: "reasoning", text: part.text } : textPart(part.text);
  }
  const call = field(part, "functionCall");
  if (isObject(call)) {
    const { id, name, args } = call;
    return {
      type: "toolCall",
      id: asString(id),
      name: asString(name),
      argumentsText: argumentsText(args ?? {}),
    };
  }
  const result = field(part, "functionResponse");
  if (isObject(result)) {
    const id = asString(result.id) || asString(result.name);
    return { type: "toolResult", id, text: argumentsText(result.response ?? {}) };
  }
  return mediaPart(part) ?? (typeof value === "string" ? textPart(value) : { type: "json", value });
}

function mediaPart(part: JsonObject): Part | undefined {
  const media = field(part, "inlineData") ?? field(part, "fileData");
  if (!isObject(media)) {
    return undefined;
  }
  const mimeType = asString(field(media, "mimeType"));
  const url = asString(field(media, "fileUri")) || dataUrl(mimeType, asString(media.data));
  if (mimeType.startsWith("image/")) {
    return { type: "image", url };
  }
  return mimeType.startsWith("audio/")
    ? { type: "audio", url, transcript: "" }
    : { type: "file", name: asString(field(media, "displayName")), url };
}
