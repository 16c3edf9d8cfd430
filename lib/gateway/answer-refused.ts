import type { Call } from "@/lib/call";
import { ApiError } from "@/lib/errors";
import { answerError, errorBody } from "./answer";
import type { Admission, GatewayDeps } from "./deps";
import type { Exchange } from "./exchange";
import type { KeptBytes } from "./kept-bytes";

/** Answers and records a call that the gate turned away; nothing of it goes to the provider. */
export function answerRefused(
  exchange: Exchange,
  call: Call,
  requestKept: KeptBytes,
  { refusal, headers }: Admission,
  { recorder, isFromBrowser }: { recorder: GatewayDeps["recorder"]; isFromBrowser: boolean },
): void {
  const { message, retryAfterS, status } = refusal ?? { message: "", retryAfterS: 1, status: "" };
  const named = Object.fromEntries(
    headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? ""]] : [])),
  );
  const error = new ApiError("rate_limited", message, [], { "Retry-After": String(retryAfterS), ...named });
  const responseBody = Buffer.from(JSON.stringify(errorBody(error)));
  call.status = error.status;
  call.errorMessage = message;
  call.properties.push(["Helicone-Rate-Limit-Status", status]);
  call.responseContentType = "application/json; charset=utf-8";
  call.latencyMs = Math.max(0, Date.now() - call.createdAtMs);
  call.requestBytes = requestKept.size;
  call.responseBytes = responseBody.length;
  recorder.record({ call, requestBody: requestKept.bytes(), responseBody });
  answerError(exchange, { requestId: call.requestId, isFromBrowser }, error);
}
