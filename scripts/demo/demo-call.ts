import type { Random } from "./random";

/** What the model was answered or said itself before; tools it called, and what they returned. */
export type Turn =
  | { role: "user" | "assistant"; text: string }
  | { role: "assistant"; toolCall: ToolCall }
  | { role: "tool"; toolCallId: string; text: string };

export interface ToolCall {
  id: string;
  name: string;
  argumentsText: string;
}

/** A tool a call offers and insists on. The stand-in calls it with the first value that each argument may have. */
export interface DemoTool {
  name: string;
  description: string;
  arguments: Record<string, string>;
}

/** What came back: the tool the model called, where it called one. */
export interface Reply {
  toolCall: ToolCall | null;
}

/** One call that the demo sends, before it is put into the words of a vendor's SDK. */
export interface DemoCall {
  kind: "chat" | "tool" | "json" | "embedding";
  model: string;
  system: string;
  /** The conversation so far; the last turn is the user's. For an embedding, what is embedded. */
  turns: readonly Turn[];
  /** What the stand-in shall answer; it makes something up when empty. */
  reply: string;
  isStream: boolean;
  /** For a call that is to use this tool. */
  tool?: DemoTool;
  /** Step within the session, such as `/support/answer`. */
  path: string;
  properties: Record<string, string>;
}

/** Something users do with the imagined product: one or several calls that belong together. */
export interface Scenario {
  feature: string;
  /** How often it comes up, relative to the others. */
  weight: number;
  /** The calls one after the other; a generator gets the reply to each, as an agent does. Undefined when it failed. */
  calls(random: Random): Iterable<DemoCall, unknown, Reply | undefined>;
}
