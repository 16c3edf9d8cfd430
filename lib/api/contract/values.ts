import { z } from "zod";
import { canonicalInstant } from "@/lib/fields/instant";

/** A whole number, also as text: the wire format takes both. */
export function wholeNumber(min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int().min(min).max(max),
  );
}

/** The same, but a number beyond the bounds counts as the bound, as the wire format has it in a few places. */
export function clampedNumber(min: number, max: number) {
  const number = wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return number.transform((value) => Math.min(Math.max(value, min), max));
}

/** Ids of channels, as alerts, budgets and webhooks name those they tell. */
export const channelIds = z
  .array(z.guid().toLowerCase())
  .max(50)
  .meta({ description: "Ids of channels to tell" });

/** A name people give; a lone surrogate in it, which has no UTF-8 form, becomes the replacement character. */
export function nameSchema(charsMax: number) {
  return z
    .string()
    .overwrite((name) => name.toWellFormed())
    .trim()
    .min(1)
    .max(charsMax);
}

/** `true` or `false` in a URL. */
export const urlFlag = z.enum(["true", "false"]).transform((value) => value === "true");

/** A moment in ISO 8601, normalised to UTC. Without an offset it is UTC; a date alone is its first moment. */
export const instant = z
  .string()
  .transform((text, context) => {
    const moment = canonicalInstant(text);
    if (moment === undefined) {
      const message = `must be a time in ISO 8601 such as 2026-01-31T12:00:00Z, not ${JSON.stringify(text)}.`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    return moment;
  })
  .meta({ description: "ISO 8601; UTC when it has no offset", example: "2026-01-31T12:00:00Z" });

/** From the first moment on, up to but without the second. */
export const timeRangeSchema = z
  .strictObject({ from: instant.optional(), to: instant.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) <= Date.parse(to), {
    error: "must not end before it begins: its from lies after its to.",
  })
  .meta({ id: "TimeRange", description: "From the first moment on, up to but without the second" });

/** A time zone by its IANA name, as the engine spells it; `Europe/Berlin` for `europe/berlin`. */
export const timeZoneSchema = z
  .string()
  .transform((name, context) => {
    const zone = canonicalTimeZone(name);
    if (zone === undefined) {
      const message = `must be a time zone such as "Europe/Berlin" or "UTC", not ${JSON.stringify(name.slice(0, 60))}.`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    return zone;
  })
  .meta({ description: "IANA name of a time zone", example: "Europe/Berlin" });

function canonicalTimeZone(name: string): string | undefined {
  // Offsets such as +02:00 are zones to JavaScript, but not to the engine.
  if (!/^[a-z]/i.test(name)) {
    return undefined;
  }
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A UUID of any version: callers may choose the ids of their calls. */
export const requestIdSchema = z.guid().toLowerCase();

export const requestIdParams = z.object({
  requestId: requestIdSchema.meta({ description: "The `helicone-id` of the answer" }),
});
