import OpenAI from "openai";

export interface SendCallsOptions {
  /** Facet's origin and key. */
  baseUrl: string;
  apiKey: string;
  /** Properties of the n-th call, sent as `Helicone-Property-*` headers. */
  properties?: (index: number) => Record<string, string>;
  /** Further headers of the n-th call, such as `Helicone-User-Id` or `x-stand-in`. */
  headers?: (index: number) => Record<string, string>;
  model?: (index: number) => string;
  /** The user's message of the n-th call. */
  message?: (index: number) => string;
  /** Whether the n-th call asks for a stream; none does by default. */
  isStream?: (index: number) => boolean;
}

export interface SentCall {
  /** The `helicone-id` of the answer. */
  requestId: string;
  status: number;
  /** The whole text of the answer, put together from its events when it was streamed; empty on errors. */
  text: string;
}

/** Sends `count` chat completions through Facet with the real OpenAI SDK, one after the other, in order. */
export async function sendCalls(count: number, options: SendCallsOptions): Promise<SentCall[]> {
  const client = new OpenAI({ baseURL: `${options.baseUrl}/v1`, apiKey: options.apiKey, maxRetries: 0 });
  const sent: SentCall[] = [];
  for (let index = 0; index < count; index++) {
    sent.push(await sendCall(client, index, options));
  }
  return sent;
}

async function sendCall(client: OpenAI, index: number, options: SendCallsOptions): Promise<SentCall> {
  const headers = { ...propertyHeaders(options.properties?.(index) ?? {}), ...options.headers?.(index) };
  const body = {
    model: options.model?.(index) ?? "gpt-4o-mini",
    messages: [{ role: "user" as const, content: options.message?.(index) ?? `Hello, number ${index}.` }],
  };
  try {
    if (options.isStream?.(index)) {
      const request = client.chat.completions.create({ ...body, stream: true }, { headers });
      const { data, response } = await request.withResponse();
      let text = "";
      for await (const chunk of data) {
        text += chunk.choices[0]?.delta.content ?? "";
      }
      return { requestId: requestIdOf(response.headers), status: response.status, text };
    }
    const { data, response } = await client.chat.completions.create(body, { headers }).withResponse();
    const text = data.choices[0]?.message.content ?? "";
    return { requestId: requestIdOf(response.headers), status: response.status, text };
  } catch (error) {
    if (error instanceof OpenAI.APIError && error.status !== undefined) {
      return { requestId: requestIdOf(error.headers), status: error.status, text: "" };
    }
    throw error;
  }
}

function propertyHeaders(properties: Record<string, string>): Record<string, string> {
  const entries = Object.entries(properties);
  return Object.fromEntries(entries.map(([key, value]) => [`Helicone-Property-${key}`, value]));
}

function requestIdOf(headers: Headers | undefined): string {
  return headers?.get("helicone-id") ?? "";
}
