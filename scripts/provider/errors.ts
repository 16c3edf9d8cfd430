import type { Answer, Vendor } from "./answer";
import type { Behaviour } from "./behaviour";
import { anthropicHeaders, geminiHeaders, openAiHeaders } from "./headers";
import type { Prompt } from "./prompt";

/** The vendor's own error body for a status. */
export function errorAnswer(vendor: Vendor, status: number, prompt: Prompt, behaviour: Behaviour): Answer {
  const { body, headers } = makers[vendor](status, prompt);
  if (status === 429) {
    headers["retry-after"] = "1";
  }
  return { status, headers, parts: [Buffer.from(body)], isStream: false, behaviour };
}

const makers = { openai: openAiError, anthropic: anthropicError, gemini: geminiError };

function openAiError(status: number, prompt: Prompt) {
  const known: Record<number, [message: string, type: string, code: string | null]> = {
    401: [
      "Incorrect API key provided: sk-wrong. You can find your API key at https://platform.openai.com/account/api-keys.",
      "invalid_request_error",
      "invalid_api_key",
    ],
    404: [`Invalid URL (${prompt.method} ${prompt.pathname})`, "invalid_request_error", null],
    429: [
      `Rate limit reached for ${prompt.model} on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.`,
      "requests",
      "rate_limit_exceeded",
    ],
    500: ["The server had an error while processing your request. Sorry about that!", "server_error", null],
    503: ["The engine is currently overloaded, please try again later", "server_error", null],
  };
  const [message, type, code] = known[status] ?? [
    "We could not parse your request.",
    "invalid_request_error",
    null,
  ];
  const error = { message, type, param: null, code };
  return { body: JSON.stringify({ error }, null, 4), headers: openAiHeaders(prompt, "application/json") };
}

function anthropicError(status: number, prompt: Prompt) {
  const known: Record<number, [type: string, message: string]> = {
    401: ["authentication_error", "invalid x-api-key"],
    403: ["permission_error", "Your API key does not have permission to use the specified resource."],
    404: ["not_found_error", `model: ${prompt.model}`],
    413: ["request_too_large", "Request exceeds the maximum size"],
    429: [
      "rate_limit_error",
      "This request would exceed your organization's rate limit of 50 requests per minute.",
    ],
    500: ["api_error", "Internal server error"],
    529: ["overloaded_error", "Overloaded"],
  };
  const [type, message] = known[status] ?? ["invalid_request_error", "messages: Field required"];
  const headers = anthropicHeaders(prompt, "application/json");
  return {
    body: JSON.stringify({ type: "error", error: { type, message }, request_id: headers["request-id"] }),
    headers,
  };
}

function geminiError(status: number, prompt: Prompt) {
  const known: Record<number, [status: string, message: string]> = {
    401: ["UNAUTHENTICATED", "Request had invalid authentication credentials."],
    403: ["PERMISSION_DENIED", "Method doesn't allow unregistered callers."],
    404: ["NOT_FOUND", `models/${prompt.model} is not found for API version v1beta.`],
    429: [
      "RESOURCE_EXHAUSTED",
      "You exceeded your current quota, please check your plan and billing details.",
    ],
    500: ["INTERNAL", "An internal error has occurred."],
    503: ["UNAVAILABLE", "The model is overloaded. Please try again later."],
  };
  const [name, message] = known[status] ?? ["INVALID_ARGUMENT", "Request contains an invalid argument."];
  return {
    body: `${JSON.stringify({ error: { code: status, message, status: name } }, null, 2)}\n`,
    headers: geminiHeaders(prompt, "application/json; charset=UTF-8"),
  };
}
