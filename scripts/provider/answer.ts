import { answerAnthropic } from "./anthropic";
import type { Behaviour } from "./behaviour";
import { errorAnswer } from "./errors";
import { answerGemini } from "./gemini";
import { answerOpenAi } from "./openai";
import { makePrompt } from "./prompt";

/** A request as the vendors' modules see it. */
export interface Ask {
  method: string;
  path: string;
  contentType: string;
  body: Buffer;
  behaviour: Behaviour;
}

/** An answer ready to be sent: one body, or the framed events of a stream. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  parts: Buffer[];
  isStream: boolean;
  behaviour: Behaviour;
}

/** The answer of the vendor whose path it is; OpenAI's 404 for any other. */
export function answer(ask: Ask): Answer {
  const { behaviour } = ask;
  const pathname = ask.path.split("?", 1)[0] ?? "";
  const vendor = vendorOf(pathname);
  const prompt = makePrompt(ask, pathname);
  if (behaviour.status !== undefined && behaviour.status >= 400) {
    return errorAnswer(vendor, behaviour.status, prompt, behaviour);
  }
  const made =
    vendor === "anthropic"
      ? answerAnthropic(prompt)
      : vendor === "gemini"
        ? answerGemini(prompt, ask.path)
        : answerOpenAi(prompt);
  if (made === undefined) {
    return errorAnswer(vendor, 404, prompt, behaviour);
  }
  if (behaviour.invalidJson) {
    made.parts = made.parts.map((part) => part.subarray(0, Math.ceil(part.length / 2)));
  }
  return { status: behaviour.status ?? 200, ...made, behaviour };
}

export type Vendor = "openai" | "anthropic" | "gemini";

function vendorOf(pathname: string): Vendor {
  if (/\/messages(\/|$)/.test(pathname)) {
    return "anthropic";
  }
  return pathname.includes("/models/") && pathname.includes(":") ? "gemini" : "openai";
}
