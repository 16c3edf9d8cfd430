import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import type { DemoCall, DemoTool, Reply, ToolCall, Turn } from "./demo-call";

export interface Clients {
  openai: OpenAI;
  anthropic: Anthropic;
}

/** The vendors' own SDKs, pointed at Facet and nothing else changed. */
export function makeClients(baseUrl: string, apiKey: string): Clients {
  return {
    openai: new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey, maxRetries: 0 }),
    anthropic: new Anthropic({ baseURL: baseUrl, apiKey, maxRetries: 0 }),
  };
}

const orderTool = {
  type: "function" as const,
  function: {
    name: "change_order",
    description: "Changes a line of an order or cancels it.",
    parameters: {
      type: "object",
      properties: {
        order: { type: "string" },
        action: { type: "string", enum: ["cancel_line", "change_date", "add_line"] },
        quantity: { type: "integer" },
      },
      required: ["order", "action"],
    },
  },
};

const withoutTool: Reply = { toolCall: null };

/**
 * Sends one call and reads its answer to the end. Resolves with what came back, or undefined when it was not answered as
 * asked; errors of the stand-in are part of the show.
 */
export async function send(
  clients: Clients,
  call: DemoCall,
  headers: Record<string, string>,
): Promise<Reply | undefined> {
  try {
    if (call.kind === "embedding") {
      const input = call.turns.map(textOf);
      await clients.openai.embeddings.create({ model: call.model, input }, { headers });
      return withoutTool;
    }
    if (call.model.startsWith("claude")) {
      await sendToAnthropic(clients.anthropic, call, headers);
      return withoutTool;
    }
    return { toolCall: await sendToOpenAi(clients.openai, call, headers) };
  } catch {
    return undefined;
  }
}

async function sendToOpenAi(
  client: OpenAI,
  call: DemoCall,
  headers: Record<string, string>,
): Promise<ToolCall | null> {
  const body = {
    model: call.model,
    messages: [{ role: "system" as const, content: call.system }, ...call.turns.map(openAiMessage)],
    ...(call.kind === "tool" ? { tools: [orderTool] } : {}),
    ...(call.tool ? { tools: [openAiTool(call.tool)] } : {}),
    ...(call.kind === "json" ? { response_format: { type: "json_object" as const } } : {}),
  };
  if (!call.isStream) {
    const { choices } = await client.chat.completions.create(body, { headers });
    const [used] = choices[0]?.message.tool_calls ?? [];
    return used?.type === "function"
      ? { id: used.id, name: used.function.name, argumentsText: used.function.arguments }
      : null;
  }
  for await (const _ of await client.chat.completions.create({ ...body, stream: true }, { headers })) {
    // A reader of a real application would show the words as they come.
  }
  return null;
}

function openAiMessage(turn: Turn): OpenAI.ChatCompletionMessageParam {
  if (turn.role === "tool") {
    return { role: "tool", tool_call_id: turn.toolCallId, content: turn.text };
  }
  if ("toolCall" in turn) {
    const { id, name, argumentsText } = turn.toolCall;
    return {
      role: "assistant",
      content: null,
      tool_calls: [{ id, type: "function", function: { name, arguments: argumentsText } }],
    };
  }
  return { role: turn.role, content: turn.text };
}

function openAiTool({ name, description, arguments: values }: DemoTool): OpenAI.ChatCompletionTool {
  const properties = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { type: "string", enum: [value] }]),
  );
  const parameters = { type: "object", properties, required: Object.keys(values) };
  return { type: "function", function: { name, description, parameters } };
}

function textOf(turn: Turn): string {
  return "text" in turn ? turn.text : turn.toolCall.argumentsText;
}

async function sendToAnthropic(
  client: Anthropic,
  call: DemoCall,
  headers: Record<string, string>,
): Promise<void> {
  const messages = call.turns.map((turn) => ({
    role: turn.role === "user" ? ("user" as const) : ("assistant" as const),
    content: textOf(turn),
  }));
  const body = { model: call.model, max_tokens: 1024, system: call.system, messages };
  if (!call.isStream) {
    await client.messages.create(body, { headers });
    return;
  }
  for await (const _ of await client.messages.create({ ...body, stream: true }, { headers })) {
    // As above.
  }
}
