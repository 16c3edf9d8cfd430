import { isEngineError } from "@/lib/clickhouse/engine-error";

/**
 * What the engine says of a row it will never take. Everything else (no connection, time limit, memory, read-only,
 * too many parts, a missing table) may pass, and is tried again for ever.
 */
const dataErrorCodes = new Set([
  "6", // CANNOT_PARSE_TEXT
  "25", // CANNOT_PARSE_ESCAPE_SEQUENCE
  "26", // CANNOT_PARSE_QUOTED_STRING
  "27", // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  "38", // CANNOT_PARSE_DATE
  "41", // CANNOT_PARSE_DATETIME
  "53", // TYPE_MISMATCH
  "69", // ARGUMENT_OUT_OF_BOUND
  "70", // CANNOT_CONVERT_TYPE
  "72", // CANNOT_PARSE_NUMBER
  "117", // INCORRECT_DATA
  "131", // TOO_LARGE_STRING_SIZE
  "349", // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  "376", // CANNOT_PARSE_UUID
  "407", // DECIMAL_OVERFLOW
  "467", // CANNOT_PARSE_BOOL
]);

/** Whether the statement was refused for what is in it, so that trying it again cannot help. */
export function isDataError(error: unknown): boolean {
  return isEngineError(error) && dataErrorCodes.has(String(error.code));
}

/** Whether a smaller batch may do: the engine's `MEMORY_LIMIT_EXCEEDED`, or the same of the preparing thread. */
export function isMemoryError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return (isEngineError(error) && code === "241") || code === "ERR_WORKER_OUT_OF_MEMORY";
}
