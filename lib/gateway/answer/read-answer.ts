import { asString, isObject, type JsonObject } from "@/lib/guards";
import { assembleAnthropic } from "./anthropic-stream";
import { assembleChat } from "./chat-stream";
import { isEventStream, readEvents } from "./events";
import { assembleGemini } from "./gemini-stream";
import { parseJson } from "./parse-json";
import { assembleResponses } from "./responses-stream";

export interface Answer {
  /** The answer as parsed JSON, streams put together; undefined when it is none. */
  value: unknown;
  /** The same as text: JSON as it was sent, a stream as what it was put together into. */
  text: string;
}

/** Reads the text of an answer in any of the known wire formats. */
export function readAnswer(text: string, contentType: string): Answer {
  if (isEventStream(text, contentType)) {
    return fromParts(readEvents(text), text);
  }
  const value = parseJson(text) ?? parseCutList(text);
  // Without `alt=sse` Gemini streams a list, one item after the other.
  return Array.isArray(value) && value.length > 0 && value.every(isGeminiChunk)
    ? fromParts(value, text)
    : { value, text };
}

function fromParts(events: readonly JsonObject[], text: string): Answer {
  const assemble = assemblerOf(events);
  if (!assemble) {
    // A stream of an unknown kind stays as it is, but its last word may tell the usage.
    return { value: events.findLast((event) => isObject(event.usage)) ?? events.at(-1), text };
  }
  const failure = events.findLast(isFailure);
  const whole = assemble(events.filter((event) => event !== failure));
  const value = failure ? { ...whole, error: failure.error ?? failure } : whole;
  return { value, text: JSON.stringify(value) };
}

type Assembler = (events: readonly JsonObject[]) => JsonObject;

/** The kind of a stream shows in one of its first events; a leading `ping` or error tells nothing. */
function assemblerOf(events: readonly JsonObject[]): Assembler | undefined {
  for (const event of events) {
    const type = asString(event.type);
    if (Array.isArray(event.choices)) {
      return assembleChat;
    }
    if (type === "message_start") {
      return assembleAnthropic;
    }
    if (type.startsWith("response.")) {
      return assembleResponses;
    }
    if (isGeminiChunk(event)) {
      return assembleGemini;
    }
  }
  return undefined;
}

function isGeminiChunk(value: unknown): value is JsonObject {
  return isObject(value) && ("candidates" in value || "usageMetadata" in value || "promptFeedback" in value);
}

/** An error in the middle of a stream, after the status 200 had been sent. */
function isFailure(event: JsonObject): boolean {
  return event.type === "error" || (event.type === undefined && isObject(event.error));
}

/** Gemini's list, when it broke off: what had been closed before. */
function parseCutList(text: string): unknown {
  if (!text.startsWith("[")) {
    return undefined;
  }
  const end = text.lastIndexOf("\n}");
  return end === -1 ? undefined : parseJson(`${text.slice(0, end + 2)}]`);
}
