import { resolve } from "node:path";
import { z } from "zod";

/** An unset variable and an empty one mean the same to an operator. */
const text = z
  .string()
  .trim()
  .transform((value) => (value === "" ? undefined : value))
  .optional();
const flag = text.transform((value) => value === "1" || value?.toLowerCase() === "true");
const wholeNumber = (fallback: number, min: number, max: number) =>
  text
    .transform((value) => (value === undefined ? fallback : Number(value)))
    .pipe(z.number("must be a whole number").int().min(min).max(max));

/** Seconds to wait before each further attempt of a delivery: a little over a day in all. */
const defaultRetries = "5,30,120,600,1800,3600,7200,14400,28800,28800";
const retriesMessage = "must be seconds between attempts, such as 5,30,600, none above 86400";

const schema = z.object({
  PORT: wholeNumber(3000, 0, 65_535),
  HOST: text.transform((value) => value ?? "127.0.0.1"),
  FACET_DATA_DIR: text.transform((value) => resolve(value ?? ".data")),
  FACET_API_KEY: text.pipe(z.string().min(8, "must have at least 8 characters").optional()),
  FACET_ADMIN_PASSWORD: text,
  FACET_PUBLIC_URL: text.pipe(z.url("must be a URL such as https://facet.example.com").optional()),
  FACET_RETENTION_DAYS: text
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .pipe(z.number("must be a whole number of days").int().min(1).max(36_500).optional()),
  FACET_ALLOW_PRIVATE_TARGETS: flag,
  FACET_SMTP_URL: text.pipe(
    z
      .url({ protocol: /^smtps?$/, error: "must be a URL such as smtp://user:password@mail.example.com:587" })
      .optional(),
  ),
  FACET_MAIL_FROM: text.pipe(
    z
      .string()
      .regex(/^[^<>\r\n@]*<?[^<>@\s]+@[^<>@\s]+>?$/, "must be an address such as Facet <facet@example.com>")
      .optional(),
  ),
  /** Seals secrets in the database; processes that share one need the same. A file in the data directory when unset. */
  FACET_SECRET_KEY: text.pipe(z.string().min(16, "must have at least 16 characters").optional()),
  FACET_DELIVERY_RETRIES: text.pipe(
    z
      .string()
      .default(defaultRetries)
      .transform((value) => value.split(",").map(Number))
      .pipe(z.array(z.number(retriesMessage).min(0, retriesMessage).max(86_400, retriesMessage)).max(50)),
  ),
  /** The spool may hold this much while the database is away; beyond it calls go on but are not recorded. */
  FACET_SPOOL_BYTES_MAX: wholeNumber(10 * 1024 ** 3, 1024 ** 2, Number.MAX_SAFE_INTEGER),
  FACET_LOG_LEVEL: text.pipe(
    z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  ),
  CLICKHOUSE_URL: text.pipe(z.url("must be a URL such as http://localhost:8123").optional()),
  CLICKHOUSE_USER: text.transform((value) => value ?? "default"),
  CLICKHOUSE_PASSWORD: text.transform((value) => value ?? ""),
  CLICKHOUSE_DATABASE: text.pipe(
    z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "may hold only letters, digits and underscores")
      .default("facet"),
  ),
  CLICKHOUSE_CLUSTER: text.pipe(
    z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, "may hold only letters, digits, hyphens and underscores")
      .optional(),
  ),
});

export type Env = z.infer<typeof schema>;

/** Thrown at start; its message is a list an operator can act on. */
export class EnvError extends Error {}

/** Parses the environment; every fault is named in one error rather than one at a time. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) {
    return result.data;
  }
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(`These environment variables cannot be used:\n${faults.join("\n")}`);
}

let cached: Env | undefined;

/** The parsed environment of this process. This file is the only reader of `process.env`. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/**
 * A variable whose name follows from a provider's name, such as `OPENAI_API_KEY` or `GROQ_BASE_URL`.
 * Empty counts as unset.
 */
export function providerVariable(name: `${string}_API_KEY` | `${string}_BASE_URL`): string | undefined {
  return process.env[name]?.trim() || undefined;
}
