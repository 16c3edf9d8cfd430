import type { Exchange } from "./exchange";
import type { CallHeaders } from "./headers";

const exposedHeaders =
  "helicone-id, helicone-status, helicone-provider, helicone-model, helicone-gateway-mode, x-helicone-error, " +
  "helicone-ratelimit-limit, helicone-ratelimit-remaining, helicone-ratelimit-policy, helicone-ratelimit-reset, " +
  "helicone-ratelimit-warning, x-request-id, request-id, retry-after, openai-processing-ms, anthropic-ratelimit-requests-remaining, " +
  "x-ratelimit-limit-requests, x-ratelimit-remaining-requests, x-ratelimit-limit-tokens, x-ratelimit-remaining-tokens";

/**
 * Lets pages of any origin read an answer. Calls are let in by a key in a header and never by a cookie, so an
 * origin by itself gains nothing.
 */
export const corsHeaders: readonly string[] = [
  "access-control-allow-origin",
  "*",
  "access-control-expose-headers",
  exposedHeaders,
];

/** Answers a browser that asks what it may send. Everything: the call itself then needs a key. */
export function answerPreflight(exchange: Exchange, headers: CallHeaders, requestId: string): void {
  exchange.writeHead(204, "", [
    ...corsHeaders,
    "access-control-allow-methods",
    headers.preflightMethod ?? "GET, HEAD, POST, PUT, PATCH, DELETE",
    "access-control-allow-headers",
    headers.preflightHeaders ?? "*",
    "access-control-max-age",
    "86400",
    "vary",
    "access-control-request-headers",
    "helicone-id",
    requestId,
  ]);
  exchange.end();
}
