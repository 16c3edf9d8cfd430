import type { Prompt } from "./prompt";

type Headers = Record<string, string>;

const processingMs = (prompt: Prompt) => String(100 + (Number.parseInt(prompt.seed.slice(0, 4), 16) % 900));

export function openAiHeaders(prompt: Prompt, contentType: string): Headers {
  return {
    "content-type": contentType,
    "access-control-expose-headers": "X-Request-ID",
    "openai-organization": "stand-in",
    "openai-processing-ms": processingMs(prompt),
    "openai-version": "2020-10-01",
    "x-ratelimit-limit-requests": "10000",
    "x-ratelimit-remaining-requests": "9999",
    "x-request-id": `req_${prompt.seed.slice(0, 32)}`,
    "strict-transport-security": "max-age=31536000; includeSubDomains; preload",
  };
}

export function anthropicHeaders(prompt: Prompt, contentType: string): Headers {
  return {
    "content-type": contentType,
    ...(contentType.startsWith("text/event-stream") ? { "cache-control": "no-cache" } : {}),
    "anthropic-ratelimit-requests-limit": "4000",
    "anthropic-ratelimit-requests-remaining": "3999",
    "request-id": `req_011C${prompt.seed.slice(0, 20)}`,
    "anthropic-organization-id": "00000000-0000-4000-8000-000000000001",
    via: "1.1 google",
  };
}

export function geminiHeaders(prompt: Prompt, contentType: string): Headers {
  return {
    "content-type": contentType,
    vary: "Origin, X-Origin, Referer",
    server: "scaffolding on HTTPServer2",
    "x-xss-protection": "0",
    "x-frame-options": "SAMEORIGIN",
    "x-content-type-options": "nosniff",
    "server-timing": `gfet4t7; dur=${processingMs(prompt)}`,
    ...(contentType.startsWith("text/event-stream") ? { "content-disposition": "attachment" } : {}),
  };
}
