import { v7 as newUuid } from "uuid";
import { isEngineError } from "@/lib/clickhouse/engine-error";
import { ApiError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { ErrorAnswer } from "./contract/error";

/**
 * The answer to a request that failed. What was written for the caller is told; anything else is logged whole and
 * answered with nothing but the id it has in the log.
 *
 * @param operation who failed, for the log.
 */
export function failureResponse(error: unknown, operation: string): Response {
  const known = error instanceof ApiError ? error : engineFailure(error);
  if (known && known.status < 500) {
    return failure(known);
  }
  const trace = newUuid();
  log().error({ err: error, operation, trace }, "A request to the API failed");
  return failure(
    known ?? new ApiError("internal", `Facet failed; its log tells more under ${trace}.`),
    trace,
  );
}

function failure({ message, code, status, issues, headers }: ApiError, trace?: string): Response {
  const body: ErrorAnswer = {
    data: null,
    error: message,
    code,
    ...(issues.length > 0 && { issues: [...issues] }),
    ...(trace !== undefined && { trace }),
  };
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** Two refusals of the engine depend on what was asked; the rest are faults of Facet. */
function engineFailure(error: unknown): ApiError | undefined {
  const type = isEngineError(error) ? error.type : undefined;
  if (type === "TIMEOUT_EXCEEDED") {
    return new ApiError("timeout", "The database took too long: ask for a shorter time range.");
  }
  if (type === "MEMORY_LIMIT_EXCEEDED") {
    return new ApiError(
      "storage_unavailable",
      "The database has not enough memory for this: ask for a shorter time range or fewer rows.",
    );
  }
  return undefined;
}
