import { openAiHeaders } from "./headers";
import type { Prompt } from "./prompt";

/** An answer before its behaviour is applied. */
export interface Made {
  headers: Record<string, string>;
  parts: Buffer[];
  isStream: boolean;
}

/** OpenAI answers JSON indented by two spaces. */
export function openAiJson(prompt: Prompt, value: unknown): Made {
  return {
    headers: openAiHeaders(prompt, "application/json"),
    parts: [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)],
    isStream: false,
  };
}

export function openAiEvents(prompt: Prompt, events: string[]): Made {
  return {
    headers: openAiHeaders(prompt, "text/event-stream; charset=utf-8"),
    parts: events.map((event) => Buffer.from(event)),
    isStream: true,
  };
}
