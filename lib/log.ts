import pino, { type Logger } from "pino";
import { env } from "@/lib/env";
import { processSingleton } from "@/lib/registry";

/** Where a key may stand in what is logged; pino replaces the values before a line is written. */
const secretPaths = ["authorization", "apiKey", "password", "cookie", "token", "secret"].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** The process's logger: JSON lines on standard error, so that standard output stays for the person at the console. */
export function log(): Logger {
  return processSingleton("log", () =>
    pino(
      { level: env().FACET_LOG_LEVEL, redact: { paths: secretPaths, censor: "[redacted]" } },
      pino.destination(2),
    ),
  );
}
