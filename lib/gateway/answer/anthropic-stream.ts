import { asObject, asString, isObject, type JsonObject } from "@/lib/guards";
import { parseJson } from "./parse-json";

/** Puts the events of Anthropic's messages together into the message, as far as they got. */
export function assembleAnthropic(events: readonly JsonObject[]): JsonObject {
  let message: JsonObject = {};
  const blocks = new Map<unknown, Block>();
  for (const event of events) {
    if (event.type === "message_start") {
      message = { ...asObject(event.message) };
    } else if (event.type === "content_block_start") {
      blocks.set(event.index, { fields: { ...asObject(event.content_block) }, inputJson: "" });
    } else if (event.type === "content_block_delta") {
      const block = blocks.get(event.index);
      if (block) {
        continueBlock(block, asObject(event.delta));
      }
    } else if (event.type === "message_delta") {
      const { type: _, delta, usage, ...rest } = event;
      const usageSoFar = isObject(usage) ? { usage: { ...asObject(message.usage), ...usage } } : {};
      message = { ...message, ...asObject(delta), ...rest, ...usageSoFar };
    }
  }
  return { ...message, content: [...blocks.values()].map(finishBlock) };
}

interface Block {
  fields: JsonObject;
  /** A tool's input, which arrives as pieces of JSON text. */
  inputJson: string;
}

function continueBlock(block: Block, delta: JsonObject): void {
  const { fields } = block;
  if (delta.type === "input_json_delta") {
    block.inputJson += asString(delta.partial_json);
  } else if (delta.type === "citations_delta") {
    fields.citations = [...(Array.isArray(fields.citations) ? fields.citations : []), delta.citation];
  } else {
    for (const key of ["text", "thinking", "signature"]) {
      if (typeof delta[key] === "string") {
        fields[key] = asString(fields[key]) + delta[key];
      }
    }
  }
}

function finishBlock({ fields, inputJson }: Block): JsonObject {
  // An input that broke off is kept as the text that had arrived.
  return inputJson === "" ? fields : { ...fields, input: parseJson(inputJson) ?? inputJson };
}
