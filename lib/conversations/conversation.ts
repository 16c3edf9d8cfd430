/** A call's request and answer in one shape, whichever vendor's format they came in. */
export interface Conversation {
  /** In the order they were sent, system prompts first and the answer last. */
  messages: Message[];
  /** The tools the request offered to the model. */
  tools: OfferedTool[];
}

export interface Message {
  /** `system`, `user`, `assistant` or `tool`; a role nobody has heard of stays as it was sent. */
  role: string;
  parts: Part[];
  /** True for what the model answered in this call. */
  isAnswer: boolean;
}

export interface OfferedTool {
  name: string;
  description: string;
  /** Its JSON schema, or null when it has none. */
  parameters: unknown;
}

export type Part =
  | { type: "text"; text: string }
  /** What the model thought before it answered. */
  | { type: "reasoning"; text: string }
  | { type: "refusal"; text: string }
  /** `argumentsText` is JSON as a rule; it is what the model wrote. */
  | { type: "toolCall"; id: string; name: string; argumentsText: string }
  | { type: "toolResult"; id: string; text: string }
  /** An address or a data URL. */
  | { type: "image"; url: string }
  /** `url` is an address or a data URL, empty when only the transcript was sent. */
  | { type: "audio"; url: string; transcript: string }
  /** `url` is an address, a data URL, or the vendor's id of an uploaded file. */
  | { type: "file"; name: string; url: string }
  | { type: "embeddings"; count: number; dimensions: number }
  /** Whatever is none of the above, so that nothing is lost. */
  | { type: "json"; value: unknown };
