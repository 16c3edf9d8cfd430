import { asArray, asObject, asString, isObject, type JsonObject } from "@/lib/guards";

/**
 * The response object of a stream of OpenAI's responses: the one its last event carries, or, when the stream
 * broke off before, what had been received of it.
 */
export function assembleResponses(events: readonly JsonObject[]): JsonObject {
  const last = events.findLast((event) => isObject(event.response));
  const response = asObject(last?.response);
  if (asString(last?.type) !== "response.created" && asString(last?.type) !== "response.in_progress") {
    return response;
  }
  const items = new Map<unknown, JsonObject>();
  for (const event of events) {
    const index = event.output_index;
    if (isObject(event.item)) {
      items.set(index, { ...event.item });
    } else {
      const item = items.get(index);
      if (item) {
        continueItem(item, event);
      }
    }
  }
  return { ...response, output: [...items.values()] };
}

function continueItem(item: JsonObject, event: JsonObject): void {
  const delta = asString(event.delta);
  switch (event.type) {
    case "response.content_part.added":
    case "response.content_part.done":
      putPart(item, "content", event.content_index, event.part);
      break;
    case "response.reasoning_summary_part.added":
    case "response.reasoning_summary_part.done":
      putPart(item, "summary", event.summary_index, event.part);
      break;
    case "response.output_text.delta":
    case "response.reasoning_text.delta":
      continuePart(item, "content", event.content_index, "text", delta);
      break;
    case "response.refusal.delta":
      continuePart(item, "content", event.content_index, "refusal", delta);
      break;
    case "response.reasoning_summary_text.delta":
      continuePart(item, "summary", event.summary_index, "text", delta);
      break;
    case "response.function_call_arguments.delta":
    case "response.mcp_call_arguments.delta":
      item.arguments = asString(item.arguments) + delta;
      break;
    case "response.custom_tool_call_input.delta":
      item.input = asString(item.input) + delta;
      break;
  }
}

type PartList = "content" | "summary";

function putPart(item: JsonObject, list: PartList, index: unknown, part: unknown): void {
  const parts = [...asArray(item[list])];
  // An index that does not follow the parts before it is not trusted with the size of the list.
  parts[typeof index === "number" && index >= 0 && index < parts.length ? index : parts.length] = part;
  item[list] = parts;
}

function continuePart(item: JsonObject, list: PartList, index: unknown, key: string, delta: string): void {
  const part = typeof index === "number" ? asArray(item[list])[index] : undefined;
  if (isObject(part)) {
    putPart(item, list, index, { ...part, [key]: asString(part[key]) + delta });
  }
}
