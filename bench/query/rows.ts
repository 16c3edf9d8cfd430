import { defaultOrganizationId } from "@/lib/organizations";

/** Rows are spread evenly over the 60 days that end here; fixed, so that every run generates the same rows. */
export const endsAtMs = Date.UTC(2026, 2, 1);
export const days = 60;
export const startsAtMs = endsAtMs - days * 86_400_000;

/** Four requests in five belong to one organization, the rest to four small ones. */
export const largeOrganizationId = defaultOrganizationId;

/** The value that 20 requests of the large organization have. */
export const needle = "T-NEEDLE";

/**
 * SELECT of the rows `from` to `to` (exclusive) of `total`, one column per thing a request has; every value follows from the
 * row's number alone. The tables to compare take their columns from it under their own names.
 */
export function generatedRows(from: number, to: number, total: number): string {
  const share = (salt: string) => `(cityHash64(number, '${salt}') / 18446744073709551616.)`;
  const pick = (salt: string, count: number) => `(cityHash64(number, '${salt}') % ${count})`;
  // The k-th of n values is about 1/k as frequent as the first, as in Zipf's law.
  const zipf = (salt: string, count: number) => `toUInt32(floor(pow(${count + 1}, ${share(salt)})))`;
  const normal = (salt: string) =>
    `(sqrt(-2 * ln(${share(`${salt}-1`)} + 1e-12)) * cos(2 * pi() * ${share(`${salt}-2`)}))`;
  const needleEvery = Math.max(5, Math.floor(total / 100) * 5);
  return `
    SELECT
      number AS n,
      if(number % 5 = 0, toUUID(concat('00000000-0000-4000-8000-00000000010', toString(intDiv(number, 5) % 4))),
        toUUID('${largeOrganizationId}')) AS organization,
      fromUnixTimestamp64Milli(${startsAtMs} + intDiv(number * ${days * 86_400}, ${total}) * 1000
        + toInt64(${pick("ms", 1000)}), 'UTC') AS at,
      toUUID(concat(
        leftPad(lower(hex(toUInt64(toUnixTimestamp64Milli(at)))), 12, '0') AS hex_time, '7',
        substring(lower(hex(sipHash128(number))) AS random, 1, 3), '8', substring(random, 4, 15))) AS id,
      [('openai', 'gpt-5'), ('openai', 'gpt-5-mini'), ('openai', 'gpt-4.1'), ('anthropic', 'claude-sonnet-4-5'),
        ('anthropic', 'claude-haiku-4-5'), ('google', 'gemini-2.5-pro'), ('google', 'gemini-2.5-flash'),
        ('groq', 'llama-3.3-70b')][${zipf("model", 8)}] AS vendor,
      multiIf(${pick("status", 1000)} < 950, 200, ${pick("status", 1000)} < 980, 429,
        ${pick("status", 1000)} < 990, 500, -3)::Int16 AS status_code,
      ${pick("stream", 10)} < 4 AS streamed,
      least(600000, toUInt32(exp(7.2 + 0.8 * ${normal("latency")}))) AS latency,
      toUInt32(latency * (0.1 + 0.3 * ${share("ttft")})) AS first_token,
      least(200000, toUInt32(exp(6.5 + ${normal("prompt")}))) AS prompt,
      least(32000, toUInt32(exp(5.2 + 0.9 * ${normal("completion")}))) AS completion,
      toUInt64(prompt) * 1250 + toUInt64(completion) * 10000 AS nanodollars,
      ${pick("price", 50)} > 0 AS priced,
      concat('user-', toString(${zipf("user", 20_000)})) AS user,
      map(
        'environment', ['production', 'staging', 'development'][${zipf("environment", 3)}],
        'app', ['web', 'ios', 'android', 'slack', 'cli'][${zipf("app", 5)}],
        'feature', concat('feature-', toString(${zipf("feature", 40)})),
        'customer', concat('customer-', toString(${zipf("customer", 5_000)})),
        'conversation', concat('conversation-', toString(${pick("conversation", 500_000)})),
        'version', concat('1.', toString(${pick("version", 30)}), '.0'),
        'ticket', if(number % ${needleEvery} = 1, '${needle}', concat('T-', toString(number)))
      ) AS tags
    FROM numbers(${from}, ${to - from})`;
}
