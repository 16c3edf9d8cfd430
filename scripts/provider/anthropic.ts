import { anthropicHeaders } from "./headers";
import type { Made } from "./made";
import { datedModel, isObject, type Json, type Prompt } from "./prompt";
import { toolUse } from "./tools";

/** `/v1/messages` and `/v1/messages/count_tokens`. */
export function answerAnthropic(prompt: Prompt): Made | undefined {
  if (prompt.method !== "POST") {
    return undefined;
  }
  if (prompt.pathname.endsWith("/count_tokens")) {
    return json(prompt, { input_tokens: prompt.tokens.prompt });
  }
  const blocks = contentBlocks(prompt);
  const stopReason = blocks.some((block) => block.type === "tool_use") ? "tool_use" : "end_turn";
  if (!prompt.stream) {
    const head = message(prompt, blocks, stopReason, prompt.tokens.completion);
    return json(prompt, head);
  }
  return {
    headers: anthropicHeaders(prompt, "text/event-stream; charset=utf-8"),
    parts: events(prompt, blocks, stopReason).map((event) => Buffer.from(event)),
    isStream: true,
  };
}

/** Anthropic answers compact JSON. */
function json(prompt: Prompt, value: unknown): Made {
  return {
    headers: anthropicHeaders(prompt, "application/json"),
    parts: [Buffer.from(JSON.stringify(value))],
    isStream: false,
  };
}

function message(prompt: Prompt, content: Json[], stopReason: string | null, outputTokens: number) {
  return {
    model: datedModel(prompt.model),
    id: `msg_01${prompt.seed.slice(0, 22)}`,
    type: "message",
    role: "assistant",
    content,
    stop_reason: stopReason,
    stop_sequence: null,
    ...(prompt.behaviour.noUsage ? {} : { usage: startUsage(prompt, outputTokens) }),
  };
}

function startUsage({ tokens }: Prompt, outputTokens: number) {
  return {
    input_tokens: tokens.prompt,
    cache_creation_input_tokens: tokens.cacheWrite,
    cache_read_input_tokens: tokens.cached,
    cache_creation: { ephemeral_5m_input_tokens: tokens.cacheWrite, ephemeral_1h_input_tokens: 0 },
    output_tokens: outputTokens,
    service_tier: "standard",
  };
}

function contentBlocks(prompt: Prompt): Json[] {
  const tool = toolUse(prompt);
  const wantsThinking = isObject(prompt.json.thinking) && prompt.json.thinking.type !== "disabled";
  const thinking = wantsThinking
    ? [{ type: "thinking", thinking: "The question is simple. I will answer it.", signature: prompt.seed }]
    : [];
  const text = { type: "text", text: prompt.text };
  return tool
    ? [
        ...thinking,
        text,
        {
          type: "tool_use",
          id: `toolu_01${prompt.seed.slice(0, 22)}`,
          name: tool.name,
          input: tool.arguments,
        },
      ]
    : [...thinking, text];
}

function events(prompt: Prompt, blocks: Json[], stopReason: string): string[] {
  const { tokens } = prompt;
  const usage = {
    input_tokens: tokens.prompt,
    cache_creation_input_tokens: tokens.cacheWrite,
    cache_read_input_tokens: tokens.cached,
    output_tokens: tokens.completion,
  };
  const delta = { stop_reason: stopReason, stop_sequence: null };
  const all: object[] = [
    { type: "message_start", message: message(prompt, [], null, 1) },
    ...blocks.flatMap((block, index) => blockEvents(prompt, block, index)),
    { type: "message_delta", delta, ...(prompt.behaviour.noUsage ? {} : { usage }) },
    { type: "message_stop" },
  ];
  // The vendor's first ping follows the start of the first block.
  all.splice(2, 0, { type: "ping" });
  return all.map((event) => `event: ${typeOf(event)}\ndata: ${JSON.stringify(event)}\n\n`);
}

const typeOf = (event: object) => ("type" in event ? String(event.type) : "");

function blockEvents(prompt: Prompt, block: Json, index: number): object[] {
  const delta = (fields: object) => ({ type: "content_block_delta", index, delta: fields });
  const stop = { type: "content_block_stop", index };
  const start = (fields: object) => ({ type: "content_block_start", index, content_block: fields });
  if (block.type === "tool_use") {
    const pieces = JSON.stringify(block.input).match(/.{1,6}/gsu) ?? [];
    const deltas = ["", ...pieces].map((piece) => delta({ type: "input_json_delta", partial_json: piece }));
    return [start({ ...block, input: {} }), ...deltas, stop];
  }
  if (block.type === "thinking") {
    return [
      start({ type: "thinking", thinking: "", signature: "" }),
      delta({ type: "thinking_delta", thinking: block.thinking }),
      delta({ type: "signature_delta", signature: block.signature }),
      stop,
    ];
  }
  const deltas = prompt.words.map((text) => delta({ type: "text_delta", text }));
  return [start({ type: "text", text: "" }), ...deltas, stop];
}
