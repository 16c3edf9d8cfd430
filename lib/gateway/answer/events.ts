import { createParser } from "eventsource-parser";
import { isObject, type JsonObject } from "@/lib/guards";
import { parseJson } from "./parse-json";

/** Whether a body is a stream of server-sent events, by its type or, lacking one, by how it begins. */
export function isEventStream(text: string, contentType: string): boolean {
  return contentType.startsWith("text/event-stream") || /^(data|event|id|retry)?:/.test(text);
}

/**
 * The JSON objects of a stream's events, in order. An event that broke off in the middle, and the closing
 * `[DONE]`, are left out.
 */
export function readEvents(text: string): JsonObject[] {
  const events: JsonObject[] = [];
  const parser = createParser({
    onEvent: ({ data }) => {
      const value = parseJson(data);
      if (isObject(value)) {
        events.push(value);
      }
    },
  });
  parser.feed(text);
  // Some providers do not end their last event with the empty line the format asks for.
  parser.feed("\n\n");
  return events;
}
