import type { CallWithBodies } from "@/lib/call";
import { isObject, type JsonObject } from "@/lib/guards";
import { findMembers, memberValue } from "../json-fields";
import { parseJson } from "./parse-json";

/**
 * What the price of an answer in one of the common forms depends on, at a small part of what reading it in all its forms
 * costs.
 *
 * @returns undefined when the answer has to be read whole to tell.
 */
export function glanceAtAnswer({ call, responseBody }: CallWithBodies): JsonObject | undefined {
  if (call.responseContentEncoding !== "") {
    return undefined;
  }
  const bytes = Buffer.from(responseBody.buffer, responseBody.byteOffset, responseBody.byteLength);
  return call.responseContentType.startsWith("text/event-stream") ? lastOfStream(bytes) : pricedPart(bytes);
}

/** What of an answer tells its price: everything else in it, which may be long, is passed over. */
const pricedBy = ["usage", "usageMetadata", "model", "modelVersion", "type"] as const;

function pricedPart(json: Buffer): JsonObject | undefined {
  const members = findMembers(json, pricedBy);
  if (!members) {
    return undefined;
  }
  const answer: JsonObject = {};
  for (const key of pricedBy) {
    answer[key] = memberValue(json, members[key]);
  }
  return isObject(answer.usage) || isObject(answer.usageMetadata) ? answer : undefined;
}

const lineBegin = "data: {";

/** Chat completions tell the usage of a stream in one chunk; of several the last counts, as it does for the record. */
function lastOfStream(events: Buffer): JsonObject | undefined {
  const at = events.lastIndexOf('"usage":{');
  if (at === -1) {
    return undefined;
  }
  const start = events.lastIndexOf("\n", at) + 1;
  const end = events.indexOf("\n", at);
  const line = events.toString("utf8", start, end === -1 ? events.length : end);
  const chunk = line.startsWith(lineBegin) ? parseJson(line.slice(lineBegin.length - 1)) : undefined;
  const isWhole = isObject(chunk) && Array.isArray(chunk.choices) && isObject(chunk.usage);
  return isWhole && typeof chunk.model === "string" && chunk.model !== "" ? chunk : undefined;
}
