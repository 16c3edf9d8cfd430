const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * An ISO 8601 time in UTC with milliseconds, such as `2024-01-31T12:00:00.000Z`; further digits, up to
 * nanoseconds, are kept. Takes a date alone, a space for the `T`, and offsets; without an offset it is UTC.
 * Undefined for anything else, such as the 31st of February.
 */
export function canonicalInstant(text: string): string | undefined {
  const match = iso.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = match;
  const parts = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts;
  const local = new Date(0);
  // Date.UTC would take a year below 100 for one of the twentieth century.
  local.setUTCFullYear(y, mo - 1, d);
  local.setUTCHours(h, mi, s);
  const real = local.getUTCMonth() === mo - 1 && local.getUTCDate() === d && h < 24 && mi < 60 && s < 60;
  const offset = offsetMinutes(zone);
  if (!real || offset === undefined) return undefined;
  const utc = new Date(local.getTime() - offset * 60_000);
  if (utc.getUTCFullYear() < 1 || utc.getUTCFullYear() > 9999) return undefined;
  const digits = fraction.replace(/0+$/, "").padEnd(3, "0");
  return `${utc.toISOString().slice(0, 19)}.${digits}Z`;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone.toUpperCase() === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || "0");
  if (hours > 15 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
