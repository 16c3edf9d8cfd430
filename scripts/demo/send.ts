import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import type { DemoCall } from "./demo-call";

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

/**
 * Sends one call and reads its answer to the end. Resolves with whether it was answered as asked; errors of the
 * stand-in are part of the show.
 */
export async function send(
  clients: Clients,
  call: DemoCall,
  headers: Record<string, string>,
): Promise<boolean> {
  try {
    if (call.kind === "embedding") {
      const input = call.turns.map(({ text }) => text);
      await clients.openai.embeddings.create({ model: call.model, input }, { headers });
    } else if (call.model.startsWith("claude")) {
      await sendToAnthropic(clients.anthropic, call, headers);
    } else {
      await sendToOpenAi(clients.openai, call, headers);
    }
    return true;
  } catch {
    return false;
  }
}

async function sendToOpenAi(client: OpenAI, call: DemoCall, headers: Record<string, string>): Promise<void> {
  const turns = call.turns.map(({ role, text }) => ({ role, content: text }));
  const body = {
    model: call.model,
    messages: [{ role: "system" as const, content: call.system }, ...turns],
    ...(call.kind === "tool" ? { tools: [orderTool] } : {}),
    ...(call.kind === "json" ? { response_format: { type: "json_object" as const } } : {}),
  };
  if (!call.isStream) {
    await client.chat.completions.create(body, { headers });
    return;
  }
  for await (const _ of await client.chat.completions.create({ ...body, stream: true }, { headers })) {
    // A reader of a real application would show the words as they come.
  }
}

async function sendToAnthropic(
  client: Anthropic,
  call: DemoCall,
  headers: Record<string, string>,
): Promise<void> {
  const messages = call.turns.map(({ role, text }) => ({ role, content: text }));
  const body = { model: call.model, max_tokens: 1024, system: call.system, messages };
  if (!call.isStream) {
    await client.messages.create(body, { headers });
    return;
  }
  for await (const _ of await client.messages.create({ ...body, stream: true }, { headers })) {
    // As above.
  }
}
