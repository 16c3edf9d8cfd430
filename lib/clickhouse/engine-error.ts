import { parseError } from "@clickhouse/client";
import { ApiError } from "@/lib/errors";

/** What the engine refuses: `code` and `type` such as `60` and `UNKNOWN_TABLE`. */
interface EngineError extends Error {
  code: string;
  type: string | undefined;
}

/**
 * Whether the engine itself refused the statement. Told by shape: the process holds two module graphs, so
 * `instanceof` may ask about another copy of the class.
 */
export function isEngineError(error: unknown): error is EngineError {
  return error instanceof Error && error.name !== "ApiError" && "type" in error && "code" in error;
}

/** Runs `work`; an engine error passes, everything else becomes `storage_unavailable`. */
export async function withEngineErrors<T>(work: () => Promise<T>, where: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError) {
      throw error;
    }
    // chdb's raw insert has error classes of its own, with the engine's text in the message.
    const parsed = error instanceof Error && !isEngineError(error) ? parseError(error.message) : error;
    if (isEngineError(parsed)) {
      throw parsed;
    }
    throw storageUnavailable(where, error);
  }
}

function storageUnavailable(where: string, cause: unknown): ApiError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error = new ApiError("storage_unavailable", `The database (${where}) does not answer: ${reason}`);
  error.cause = cause;
  return error;
}

/** What is asked of a database that is closed or about to be. */
export function storageStopping(): ApiError {
  return new ApiError("storage_unavailable", "Facet is stopping and asks its database nothing more.");
}
