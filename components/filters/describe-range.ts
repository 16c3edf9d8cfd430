import { formatBytes, formatCount, formatDuration, formatMoney, formatTime } from "@/lib/format/format";
import type { RangeFacet } from "./facets/facet-schema";

/** A bound of a range in the field's unit, such as `1.84 s` or `$0.05`. */
export function formatInUnit(value: string, unit: string): string {
  switch (unit) {
    case "ms":
      return formatDuration(Number(value));
    case "USD":
      return formatMoney(value);
    case "bytes":
      return formatBytes(Number(value));
    case "time":
      return formatTime(value, "local", Date.now());
    default:
      return formatCount(Number(value));
  }
}

/** The bounds that the data has, as a sentence's end: "from 12 ms to 3.4 s". */
export function describeRange({ min, max, unit }: Pick<RangeFacet, "min" | "max" | "unit">): string {
  if (min === null || max === null) return "no request has it";
  return `from ${formatInUnit(min, unit)} to ${formatInUnit(max, unit)}`;
}
