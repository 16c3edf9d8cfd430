import { ApiError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { corsHeaders } from "./cors";
import type { Exchange } from "./exchange";

/** The word for an error in the shape of OpenAI's and Anthropic's errors, which their SDKs show. */
const errorTypes: Partial<Record<ErrorCode, string>> = {
  unauthorized: "authentication_error",
  forbidden: "permission_error",
  not_found: "not_found_error",
  rate_limited: "rate_limit_error",
  internal: "server_error",
  bad_gateway: "upstream_error",
  storage_unavailable: "server_error",
  timeout: "timeout_error",
};

/** Answers with an error that Facet itself made, in the shape the vendors' SDKs read. */
export function answerError(
  exchange: Exchange,
  caller: { requestId: string; isFromBrowser: boolean },
  error: unknown,
): void {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError("internal", "Facet failed to pass this call on. Its log tells more.");
  if (known !== error) {
    log().error({ err: error, requestId: caller.requestId }, "A call could not be passed on");
  }
  const headers = Object.entries(known.headers).flat();
  headers.push("X-Helicone-Error", known.code, "Helicone-Status", "failed");
  answerJson(exchange, caller, known.status, errorBody(known), headers);
}

/** What the body of such an answer says. */
export function errorBody({ code, message }: ApiError) {
  const type = errorTypes[code] ?? "invalid_request_error";
  return { error: { message, type, code, param: null } };
}

/** Answers with JSON of Facet's own. */
export function answerJson(
  exchange: Exchange,
  { requestId, isFromBrowser }: { requestId: string; isFromBrowser: boolean },
  status: number,
  value: unknown,
  headers: string[] = [],
): void {
  const body = Buffer.from(JSON.stringify(value));
  exchange.writeHead(status, "", [
    "content-type",
    "application/json; charset=utf-8",
    "content-length",
    String(body.length),
    "cache-control",
    "no-store",
    ...headers,
    "helicone-id",
    requestId,
    ...(isFromBrowser ? corsHeaders : []),
  ]);
  exchange.end(exchange.method === "HEAD" ? undefined : body);
}
