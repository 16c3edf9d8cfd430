import { z } from "zod";
import type { Filter } from "@/lib/filters/tree";
import { parseWire } from "@/lib/filters/wire/parse";
import { printWire } from "@/lib/filters/wire/print";
import { parseSegment, printSegment, type RatePolicy } from "./policy";
import type { StoredLimit } from "./stored-limit";

/** A stored rule: a policy for the calls that a filter selects. */
export interface RateRule {
  policy: RatePolicy;
  filter: Filter;
}

const definitionSchema = z.object({
  quota: z.number(),
  windowSeconds: z.number(),
  unit: z.enum(["request", "cents"]),
  segment: z.string().nullable(),
  filter: z.unknown(),
});

/** The rule out of its definition; a filter that can no longer be read selects nothing. */
export function readRule({ definitionJson }: Pick<StoredLimit, "definitionJson">): RateRule {
  const { filter, segment, ...flow } = definitionSchema.parse(JSON.parse(definitionJson));
  return { policy: { ...flow, segment: parseSegment(segment) }, filter: readFilter(filter) };
}

export function writeRule({ policy: { segment, ...flow }, filter }: RateRule): string {
  return JSON.stringify({ ...flow, segment: printSegment(segment), filter: printWire(filter) });
}

/** A filter as it was kept. */
export function readFilter(kept: unknown): Filter {
  const parsed = parseWire(kept ?? "all");
  return parsed.ok ? parsed.filter : { type: "nothing" };
}
