import { asArray, asObject, asString, isObject, type JsonObject } from "@/lib/guards";
import type { Part } from "./conversation";
import { dataUrl } from "./data-url";

/** Tool results hold content in turn; no honest one does so deeper than this. */
const depthMax = 8;

/** The parts of a `content` field: a bare text, one part or a list of parts, in OpenAI's or Anthropic's words. */
export function contentParts(content: unknown, depth = 0): Part[] {
  if (Array.isArray(content) && typeof content[0] !== "number") {
    return content.flatMap((part) => contentPart(part, depth));
  }
  return content === null || content === undefined || content === "" ? [] : contentPart(content, depth);
}

/** A tool's result with the text of its content; images and the like stand behind it. */
export function toolResultParts(id: string, content: readonly Part[]): Part[] {
  const rest = content.filter(({ type }) => type !== "text");
  return [{ type: "toolResult", id, text: joinText(content) }, ...rest];
}

function contentPart(part: unknown, depth: number): Part[] {
  if (typeof part === "string") {
    return [{ type: "text", text: part }];
  }
  const read = isObject(part) && depth < depthMax ? readers.get(asString(part.type)) : undefined;
  return (isObject(part) && read?.(part, depth + 1)) || [{ type: "json", value: part }];
}

function joinText(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

/** The text of arguments that some vendors send as JSON text and others as a JSON value. */
export function argumentsText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** Reads a part of one type; undefined or nothing sends it on as JSON. */
type Reader = (part: JsonObject, depth: number) => Part[] | undefined;

const text: Reader = (part) =>
  typeof part.text === "string" ? [{ type: "text", text: part.text }] : undefined;

const reasoning: Reader = (part, depth) => {
  const thought = joinText(contentParts(part.thinking ?? part.text, depth));
  return thought === "" ? undefined : [{ type: "reasoning", text: thought }];
};

const toolCall: Reader = (part) => [
  {
    type: "toolCall",
    id: asString(part.call_id) || asString(part.id),
    name: asString(part.name),
    argumentsText: argumentsText(part.arguments ?? part.input ?? {}),
  },
];

const toolResult: Reader = (part, depth) => {
  const id = asString(part.tool_use_id) || asString(part.call_id);
  return toolResultParts(id, contentParts(part.content ?? part.output, depth));
};

/** `image_url` is an object in chat completions and a string in responses. */
const image: Reader = (part) => {
  const url = asString(part.image_url) || asString(asObject(part.image_url).url) || asString(part.file_id);
  return url === "" ? undefined : [{ type: "image", url }];
};

const audio: Reader = (part) => {
  const { data, format } = asObject(part.input_audio);
  return typeof data === "string"
    ? [{ type: "audio", url: dataUrl(`audio/${asString(format) || "wav"}`, data), transcript: "" }]
    : undefined;
};

const file: Reader = (part) => {
  const fields = { ...part, ...asObject(part.file) };
  const url = asString(fields.file_data) || asString(fields.file_url) || asString(fields.file_id);
  return url === "" ? undefined : [{ type: "file", name: asString(fields.filename), url }];
};

/** Anthropic's source of an image or a document. */
const sourced =
  (type: "image" | "file"): Reader =>
  (part) => {
    const source = asObject(part.source);
    const data = asString(source.data);
    const url =
      asString(source.url) ||
      asString(source.file_id) ||
      (data && dataUrl(asString(source.media_type), data, source.type !== "text"));
    const name = asString(part.title);
    return url === "" ? undefined : [type === "image" ? { type, url } : { type, name, url }];
  };

/** An item of OpenAI's responses: a summary, sometimes the thoughts themselves, often neither but a secret. */
const reasoningItem: Reader = (part, depth) => {
  const thoughts = contentParts([...asArray(part.summary), ...asArray(part.content)], depth);
  return thoughts.length === 0 ? undefined : thoughts;
};

const readers = new Map<string, Reader>([
  ["text", text],
  ["input_text", text],
  ["output_text", text],
  ["reasoning", reasoningItem],
  ["reasoning_text", reasoning],
  ["summary_text", reasoning],
  ["thinking", reasoning],
  ["refusal", (part) => [{ type: "refusal", text: asString(part.refusal) }]],
  ["image_url", image],
  ["input_image", image],
  ["image", sourced("image")],
  ["input_audio", audio],
  ["file", file],
  ["input_file", file],
  ["document", sourced("file")],
  ["tool_use", toolCall],
  ["server_tool_use", toolCall],
  ["mcp_tool_use", toolCall],
  ["function_call", toolCall],
  ["custom_tool_call", toolCall],
  ["mcp_call", toolCall],
  ["tool_result", toolResult],
  ["mcp_tool_result", toolResult],
  ["function_call_output", toolResult],
  ["custom_tool_call_output", toolResult],
]);
