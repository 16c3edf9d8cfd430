import { createHash } from "node:crypto";
import type { Ask } from "./answer";
import type { Behaviour } from "./behaviour";

export type Json = Record<string, unknown>;

/** What every vendor's answer is made from. All of it follows from the request alone. */
export interface Prompt {
  method: string;
  pathname: string;
  json: Json;
  model: string;
  stream: boolean;
  behaviour: Behaviour;
  /** Hexadecimal hash of the request; ids are cut out of it. */
  seed: string;
  /** Unix seconds, out of the hash. */
  created: number;
  words: string[];
  text: string;
  tokens: Tokens;
}

export interface Tokens {
  prompt: number;
  completion: number;
  cached: number;
  cacheWrite: number;
  reasoning: number;
  audio: number;
}

const sentences = [
  "The order shipped this morning and should arrive within two working days.",
  "Revenue rose by twelve percent, mostly from customers who joined in spring.",
  "Here is a short summary of the document and the three decisions it asks for.",
  "You can cancel at any time from the billing page, and nothing more is charged.",
  "The function returns early when the list is empty, so the loop never runs.",
  "Paris is the capital of France and its largest city.",
  "I would begin with the slowest query and look at the index it uses.",
  "The tone is friendly, the sentiment is positive, and no action is needed.",
];

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const stringOf = (value: unknown, fallback = ""): string =>
  typeof value === "string" ? value : fallback;

/**
 * Reads the request. How the answer is to be delivered stays out of the hash: a stream holds the same text and ids
 * as the whole answer, with usage or without. Tokens are a quarter of the characters, rounded up, unless the behaviour tells them.
 */
export function makePrompt(ask: Ask, pathname: string): Prompt {
  const json = parse(ask);
  const { stream: _, stream_options: __, ...hashed } = json;
  const content = ask.contentType.includes("json") ? JSON.stringify(hashed) : ask.body;
  const seed = createHash("sha256").update(pathname.replace(":streamG", ":g")).update(content).digest("hex");
  const words = wordsFor(seed, ask.behaviour, json);
  const text = words.join("");
  const model = stringOf(json.model, /\/models\/([^/:]+)/.exec(pathname)?.[1] ?? "gpt-4o-mini");
  return {
    method: ask.method,
    pathname,
    json,
    model,
    stream: json.stream === true,
    behaviour: ask.behaviour,
    seed,
    created: 1_760_000_000 + (Number.parseInt(seed.slice(0, 8), 16) % 30_000_000),
    words,
    text,
    tokens: countTokens(json, text, ask.behaviour, model),
  };
}

function parse(ask: Ask): Json {
  try {
    const value: unknown = JSON.parse(ask.body.toString());
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function wordsFor(seed: string, { chunks: count, text: wanted }: Behaviour, json: Json): string[] {
  if (wanted !== undefined) {
    return wanted.split(/(?=\s)/);
  }
  const first = Number.parseInt(seed.slice(8, 12), 16);
  const text = [0, 1].map((n) => sentences[(first + n * 3) % sentences.length]).join(" ");
  const all = text.split(/(?=\s)/);
  if (isObject(json.response_format) && stringOf(json.response_format.type).startsWith("json")) {
    return ['{"', "answer", '":"', ...all, '"}'];
  }
  return Array.from({ length: count ?? all.length }, (_, index) => all[index % all.length] ?? "");
}

const quarter = (text: string) => Math.ceil(text.length / 4);

function countTokens(json: Json, text: string, behaviour: Behaviour, model: string): Tokens {
  const { messages, input, prompt, contents, system, instructions, systemInstruction } = json;
  const asked = JSON.stringify([messages, input, prompt, contents, system, instructions, systemInstruction]);
  const reasons = /^(o\d|gpt-5|gemini-2\.5|gemini-3)/.test(model);
  const reasoning = behaviour.reasoningTokens ?? (reasons ? 64 : 0);
  return {
    prompt: behaviour.promptTokens ?? quarter(asked),
    completion: behaviour.completionTokens ?? quarter(text) + reasoning,
    cached: behaviour.cachedTokens ?? 0,
    cacheWrite: behaviour.cacheWriteTokens ?? 0,
    reasoning,
    audio: behaviour.audioTokens ?? 0,
  };
}

/** The names vendors answer with are dated. */
export function datedModel(model: string): string {
  return dated[model] ?? model;
}

const dated: Record<string, string> = {
  "gpt-4o": "gpt-4o-2024-08-06",
  "gpt-4o-mini": "gpt-4o-mini-2024-07-18",
  "gpt-4.1": "gpt-4.1-2025-04-14",
  "gpt-4.1-mini": "gpt-4.1-mini-2025-04-14",
  "gpt-4.1-nano": "gpt-4.1-nano-2025-04-14",
  "gpt-5": "gpt-5-2025-08-07",
  "gpt-5-mini": "gpt-5-mini-2025-08-07",
  "o4-mini": "o4-mini-2025-04-16",
  "claude-sonnet-4-5": "claude-sonnet-4-5-20250929",
  "claude-haiku-4-5": "claude-haiku-4-5-20251001",
  "claude-3-5-haiku-latest": "claude-3-5-haiku-20241022",
};
