import { type Made, openAiEvents, openAiJson } from "./made";
import { datedModel, isObject, type Prompt } from "./prompt";
import { type ToolUse, toolUse } from "./tools";

/** `/v1/chat/completions`, JSON or stream. */
export function answerChat(prompt: Prompt): Made {
  const tool = toolUse(prompt);
  return prompt.stream
    ? openAiEvents(prompt, chunks(prompt, tool))
    : openAiJson(prompt, completion(prompt, tool));
}

const head = (prompt: Prompt, object: string) => ({
  id: `chatcmpl-${prompt.seed.slice(0, 29)}`,
  object,
  created: prompt.created,
  model: datedModel(prompt.model),
});

const fingerprint = (prompt: Prompt) => `fp_${prompt.seed.slice(30, 40)}`;
const callId = (prompt: Prompt) => `call_${prompt.seed.slice(0, 24)}`;

function completion(prompt: Prompt, tool: ToolUse | null) {
  const toolCalls = tool && [
    {
      id: callId(prompt),
      type: "function",
      function: { name: tool.name, arguments: JSON.stringify(tool.arguments) },
    },
  ];
  const message = {
    role: "assistant",
    content: tool ? null : prompt.text,
    ...(toolCalls && { tool_calls: toolCalls }),
    refusal: null,
    annotations: [],
  };
  return {
    ...head(prompt, "chat.completion"),
    choices: [{ index: 0, message, logprobs: null, finish_reason: tool ? "tool_calls" : "stop" }],
    ...(prompt.behaviour.noUsage ? {} : { usage: chatUsage(prompt) }),
    service_tier: "default",
    system_fingerprint: fingerprint(prompt),
  };
}

function chunks(prompt: Prompt, tool: ToolUse | null): string[] {
  const options = isObject(prompt.json.stream_options) ? prompt.json.stream_options : {};
  const tellsUsage = options.include_usage === true && !prompt.behaviour.noUsage;
  const base = {
    ...head(prompt, "chat.completion.chunk"),
    service_tier: "default",
    system_fingerprint: fingerprint(prompt),
  };
  const chunk = (delta: object, finishReason: string | null, index: number) =>
    frame({
      ...base,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
      ...(tellsUsage ? { usage: null } : {}),
      ...(options.include_obfuscation === false ? {} : { obfuscation: noise(prompt, index) }),
    });
  const deltas = tool ? toolDeltas(prompt, tool) : textDeltas(prompt);
  const events = deltas.map((delta, index) => chunk(delta, null, index));
  events.push(chunk({}, tool ? "tool_calls" : "stop", deltas.length));
  if (tellsUsage) {
    events.push(frame({ ...base, choices: [], usage: chatUsage(prompt), obfuscation: noise(prompt, 0) }));
  }
  return [...events, "data: [DONE]\n\n"];
}

const frame = (value: object) => `data: ${JSON.stringify(value)}\n\n`;

/** OpenAI pads its chunks so that their length does not betray their text. */
const noise = (prompt: Prompt, index: number) =>
  prompt.seed.slice(index % 20, (index % 20) + 4 + (index % 7));

function textDeltas(prompt: Prompt): object[] {
  return [{ role: "assistant", content: "", refusal: null }, ...prompt.words.map((content) => ({ content }))];
}

function toolDeltas(prompt: Prompt, tool: ToolUse): object[] {
  const call = {
    index: 0,
    id: callId(prompt),
    type: "function",
    function: { name: tool.name, arguments: "" },
  };
  const pieces = JSON.stringify(tool.arguments).match(/.{1,6}/gsu) ?? [];
  return [
    { role: "assistant", content: null, tool_calls: [call], refusal: null },
    ...pieces.map((piece) => ({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
  ];
}

function chatUsage({ tokens }: Prompt) {
  return {
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    total_tokens: tokens.prompt + tokens.completion,
    prompt_tokens_details: { cached_tokens: tokens.cached, audio_tokens: tokens.audio },
    completion_tokens_details: {
      reasoning_tokens: tokens.reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
