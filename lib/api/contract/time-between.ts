import { z } from "zod";
import { instant } from "./values";

const between = z
  .strictObject({ start: instant, end: instant })
  .refine(({ start, end }) => Date.parse(start) <= Date.parse(end), {
    error: "must not end before it begins: its start lies after its end.",
  });

/** A time range of the wire format without both of its moments. */
export const timeBetweenSchema = between.meta({
  id: "TimeFilter",
  description: "Between the two moments, both excluded",
});

/** A time range of the wire format with both of its moments. */
export const timeFromToSchema = between.meta({
  id: "TimeFilterWithEnds",
  description: "From one moment to the other, both included",
});

export const timeZoneDifferenceSchema = z.int().min(-1_440).max(1_440).default(0).meta({
  description: "Minutes from the caller's time to UTC, as JavaScript's getTimezoneOffset: -60 in Berlin",
});
