import { isEngineError } from "@/lib/clickhouse/engine-error";
import { ApiError } from "@/lib/errors";

/** Runs what asks the engine for times in a zone, which the platform may know and the engine may not. */
export async function inKnownZone<T>(timeZone: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isEngineError(error) && error.message.includes("time zone") ? unknownZone(timeZone) : error;
  }
}

function unknownZone(timeZone: string): ApiError {
  const message = `is a time zone the database does not know: ${JSON.stringify(timeZone)}. Ask for one of its neighbours.`;
  return new ApiError("invalid", `timeZone ${message}`, [{ path: "timeZone", message }]);
}
