import { geminiHeaders } from "./headers";
import type { Made } from "./made";
import { isObject, type Prompt } from "./prompt";
import { toolUse } from "./tools";

/** `:generateContent` and `:streamGenerateContent`, the latter as events with `alt=sse`, else as a JSON array. */
export function answerGemini(prompt: Prompt, path: string): Made | undefined {
  if (prompt.pathname.endsWith(":generateContent")) {
    return json(prompt, generated(prompt, contentParts(prompt), true));
  }
  if (!prompt.pathname.endsWith(":streamGenerateContent")) {
    return undefined;
  }
  const chunks = streamed(prompt);
  if (!path.includes("alt=sse")) {
    return json(prompt, chunks);
  }
  return {
    headers: geminiHeaders(prompt, "text/event-stream"),
    parts: chunks.map((chunk) => Buffer.from(`data: ${JSON.stringify(chunk)}\r\n\r\n`)),
    isStream: true,
  };
}

/** Gemini answers JSON indented by two spaces. */
function json(prompt: Prompt, value: unknown): Made {
  return {
    headers: geminiHeaders(prompt, "application/json; charset=UTF-8"),
    parts: [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)],
    isStream: false,
  };
}

function contentParts(prompt: Prompt): object[] {
  const tool = toolUse(prompt);
  const answer = tool
    ? { functionCall: { name: tool.name, args: tool.arguments }, thoughtSignature: prompt.seed }
    : { text: prompt.text };
  return [...thoughts(prompt), answer];
}

function thoughts(prompt: Prompt): object[] {
  const config = isObject(prompt.json.generationConfig) ? prompt.json.generationConfig.thinkingConfig : null;
  return isObject(config) && config.includeThoughts === true
    ? [{ text: "The question is simple. I will answer it.", thought: true }]
    : [];
}

function streamed(prompt: Prompt): object[] {
  const parts = toolUse(prompt)
    ? contentParts(prompt)
    : [...thoughts(prompt), ...prompt.words.map((text) => ({ text }))];
  return parts.map((part, index) => generated(prompt, [part], index === parts.length - 1));
}

function generated(prompt: Prompt, parts: object[], isLast: boolean) {
  const { tokens } = prompt;
  const usageMetadata = {
    promptTokenCount: tokens.prompt,
    ...(isLast ? { candidatesTokenCount: tokens.completion - tokens.reasoning } : {}),
    totalTokenCount: tokens.prompt + (isLast ? tokens.completion : 0),
    ...(tokens.cached ? { cachedContentTokenCount: tokens.cached } : {}),
    promptTokensDetails: [{ modality: "TEXT", tokenCount: tokens.prompt }],
    ...(tokens.reasoning ? { thoughtsTokenCount: tokens.reasoning } : {}),
  };
  const content = { parts, role: "model" };
  return {
    candidates: [{ content, ...(isLast ? { finishReason: "STOP" } : {}), index: 0 }],
    ...(prompt.behaviour.noUsage ? {} : { usageMetadata }),
    modelVersion: prompt.model,
    responseId: prompt.seed.slice(0, 22),
  };
}
