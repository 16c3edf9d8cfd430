import type { CallOutcome } from "@/lib/call";
import { ApiError } from "@/lib/errors";
import { privateTarget } from "./target-url";

/** A call to a provider that ended without a whole answer. */
export interface UpstreamFailure {
  outcome: Exclude<CallOutcome, "complete" | "cancelled">;
  /** What the caller is told when no answer has begun. */
  error: ApiError;
}

const timeoutCodes = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);

/**
 * Tells from the error of the connection what happened.
 *
 * @param hasBegun whether the answer's head had come.
 */
export function upstreamFailure(error: Error, origin: string, hasBegun: boolean): UpstreamFailure {
  const code = "code" in error ? String(error.code) : "";
  const reason = error.message || code || error.name;
  if (timeoutCodes.has(code)) {
    return {
      outcome: "timeout",
      error: new ApiError("timeout", `${origin} did not answer in time: ${reason}.`),
    };
  }
  if (code === "FACET_PRIVATE_ADDRESS") {
    return { outcome: "unreachable", error: privateTarget(new URL(origin).hostname) };
  }
  if (hasBegun) {
    return {
      outcome: "broken",
      error: new ApiError("bad_gateway", `${origin} broke off its answer: ${reason}.`),
    };
  }
  if (code === "UND_ERR_INVALID_ARG") {
    return {
      outcome: "unreachable",
      error: new ApiError("bad_request", `This call cannot be sent on: ${reason}.`),
    };
  }
  return {
    outcome: "unreachable",
    error: new ApiError("bad_gateway", `${origin} could not be reached: ${reason}.`),
  };
}
