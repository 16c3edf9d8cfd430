import { type Made, openAiEvents, openAiJson } from "./made";
import { datedModel, type Json, listOf, type Prompt } from "./prompt";
import { type ToolUse, toolUse } from "./tools";

/** `/v1/responses`, JSON or a stream of named events. */
export function answerResponses(prompt: Prompt): Made {
  const tool = toolUse(prompt);
  return prompt.stream
    ? openAiEvents(prompt, events(prompt, tool))
    : openAiJson(prompt, response(prompt, "completed", [item(prompt, tool)]));
}

function response(prompt: Prompt, status: "in_progress" | "completed", output: object[]) {
  const { json } = prompt;
  const usage = status === "completed" && !prompt.behaviour.noUsage ? responsesUsage(prompt) : null;
  return {
    id: `resp_${prompt.seed.slice(0, 48)}`,
    object: "response",
    created_at: prompt.created,
    status,
    background: false,
    error: null,
    incomplete_details: null,
    instructions: json.instructions ?? null,
    max_output_tokens: json.max_output_tokens ?? null,
    model: datedModel(prompt.model),
    output,
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    service_tier: status === "completed" ? "default" : "auto",
    store: true,
    temperature: 1.0,
    text: { format: { type: "text" } },
    tool_choice: json.tool_choice ?? "auto",
    tools: listOf(json.tools),
    top_p: 1.0,
    truncation: "disabled",
    usage,
    user: json.user ?? null,
    metadata: {},
  };
}

const textPart = (text: string) => ({ type: "output_text", annotations: [], logprobs: [], text });

function item(prompt: Prompt, tool: ToolUse | null): Json {
  const { seed, text } = prompt;
  if (tool) {
    return {
      id: `fc_${seed.slice(0, 48)}`,
      type: "function_call",
      status: "completed",
      arguments: JSON.stringify(tool.arguments),
      call_id: `call_${seed.slice(0, 24)}`,
      name: tool.name,
    };
  }
  const content = [textPart(text)];
  return { id: `msg_${seed.slice(0, 48)}`, type: "message", status: "completed", content, role: "assistant" };
}

function events(prompt: Prompt, tool: ToolUse | null): string[] {
  const done = item(prompt, tool);
  const started = tool
    ? { ...done, status: "in_progress", arguments: "" }
    : { ...done, status: "in_progress", content: [] };
  const empty = response(prompt, "in_progress", []);
  const all: [name: string, data: object][] = [
    ["response.created", { response: empty }],
    ["response.in_progress", { response: empty }],
    ["response.output_item.added", { output_index: 0, item: started }],
    ...(tool ? argumentEvents(done) : textEvents(prompt, done)),
    ["response.output_item.done", { output_index: 0, item: done }],
    ["response.completed", { response: response(prompt, "completed", [done]) }],
  ];
  return all.map(
    ([type, data], index) =>
      `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: index, ...data })}\n\n`,
  );
}

function textEvents(prompt: Prompt, done: Json): [string, object][] {
  const place = { item_id: done.id, output_index: 0, content_index: 0 };
  return [
    ["response.content_part.added", { ...place, part: textPart("") }],
    ...prompt.words.map((delta): [string, object] => [
      "response.output_text.delta",
      { ...place, delta, logprobs: [] },
    ]),
    ["response.output_text.done", { ...place, text: prompt.text, logprobs: [] }],
    ["response.content_part.done", { ...place, part: textPart(prompt.text) }],
  ];
}

function argumentEvents(done: Json): [string, object][] {
  const place = { item_id: done.id, output_index: 0 };
  const pieces = String(done.arguments).match(/.{1,6}/gsu) ?? [];
  return [
    ...pieces.map((delta): [string, object] => [
      "response.function_call_arguments.delta",
      { ...place, delta },
    ]),
    ["response.function_call_arguments.done", { ...place, arguments: done.arguments }],
  ];
}

function responsesUsage({ tokens }: Prompt) {
  return {
    input_tokens: tokens.prompt,
    input_tokens_details: { cached_tokens: tokens.cached },
    output_tokens: tokens.completion,
    output_tokens_details: { reasoning_tokens: tokens.reasoning },
    total_tokens: tokens.prompt + tokens.completion,
  };
}
