import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";

export interface KillTraffic {
  /** Ids of the calls whose answer has arrived whole so far. */
  received: string[];
  /** Resolves when the first answer has arrived. */
  begun: Promise<void>;
  /** Resolves when every caller has noticed that the server is gone. */
  ended: Promise<void>;
}

const callers = 16;
const message = { role: "user" as const, content: "Where is my order?" };

/**
 * Lets many callers send one call after the other, JSON and streams of both SDKs in turn, until the server goes
 * away. A call counts as received only when its last byte has been read.
 */
export function startKillTraffic(baseUrl: string, apiKey: string): KillTraffic {
  const received: string[] = [];
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const openai = new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey, maxRetries: 0 });
  const anthropic = new Anthropic({ baseURL: baseUrl, apiKey, maxRetries: 0 });
  const kinds = [
    () => openAiJson(openai),
    () => openAiStream(openai),
    () => anthropicJson(anthropic),
    () => anthropicStream(anthropic),
  ];

  async function caller(first: number) {
    for (let turn = first; ; turn++) {
      try {
        received.push((await kinds[turn % kinds.length]?.()) ?? "");
        begin();
      } catch (error) {
        if (isAnswered(error)) {
          throw error;
        }
        return;
      }
    }
  }

  const ended = Promise.all(Array.from({ length: callers }, (_, index) => caller(index))).then(() => {});
  // Awaited only after the kill; an early failure must not count as unhandled until then.
  ended.catch(() => {});
  return { received, begun, ended };
}

/** Whether the server lived and answered with an error, which this traffic never asks for. */
function isAnswered(error: unknown): boolean {
  const isApiError = error instanceof OpenAI.APIError || error instanceof Anthropic.APIError;
  return isApiError && error.status !== undefined;
}

async function openAiJson(client: OpenAI): Promise<string> {
  const body = { model: "gpt-4o-mini", messages: [message] };
  const { response } = await client.chat.completions.create(body).withResponse();
  return idOf(response);
}

async function openAiStream(client: OpenAI): Promise<string> {
  const body = { model: "gpt-4o-mini", messages: [message], stream: true as const };
  const { data, response } = await client.chat.completions.create(body).withResponse();
  let finishReason: string | null | undefined = null;
  for await (const chunk of data) {
    finishReason = chunk.choices[0]?.finish_reason ?? finishReason;
  }
  return requireWhole(finishReason, response);
}

async function anthropicJson(client: Anthropic): Promise<string> {
  const body = { model: "claude-haiku-4-5", max_tokens: 64, messages: [message] };
  const { response } = await client.messages.create(body).withResponse();
  return idOf(response);
}

async function anthropicStream(client: Anthropic): Promise<string> {
  const body = { model: "claude-haiku-4-5", max_tokens: 64, messages: [message], stream: true as const };
  const { data, response } = await client.messages.create(body).withResponse();
  let last = "";
  for await (const event of data) {
    last = event.type;
  }
  return requireWhole(last === "message_stop" ? last : null, response);
}

function requireWhole(end: string | null | undefined, response: Response): string {
  if (!end) {
    throw new Error("The stream ended early.");
  }
  return idOf(response);
}

function idOf(response: Response): string {
  const id = response.headers.get("helicone-id");
  if (id === null) {
    throw new Error("An answer carries no helicone-id.");
  }
  return id;
}
