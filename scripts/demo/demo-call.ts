import type { Random } from "./random";

export interface Turn {
  role: "user" | "assistant";
  text: string;
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
  /** Step within the session, such as `/support/answer`. */
  path: string;
  properties: Record<string, string>;
}

/** Something users do with the imagined product: one or several calls that belong together. */
export interface Scenario {
  feature: string;
  /** How often it comes up, relative to the others. */
  weight: number;
  calls(random: Random): readonly DemoCall[];
}
