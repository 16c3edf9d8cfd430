import { z } from "zod";
import type { Filter } from "@/lib/filters/tree";
import { printWire } from "@/lib/filters/wire/print";
import { type BudgetPeriod, budgetPeriods } from "./period";
import { parseSegment, printSegment, type Segment } from "./policy";
import { readFilter } from "./rate-rule";
import type { StoredLimit } from "./stored-limit";

/** So much money for the calls that a filter selects, in every period of the calendar. */
export interface Budget {
  /** Exact decimal text in US dollars, above 0. */
  amountUsd: string;
  period: BudgetPeriod;
  /** IANA name of the zone whose calendar counts. */
  timeZone: string;
  /** Whose calls share one amount. */
  segment: Segment;
  filter: Filter;
  /** Percent of the amount at which to warn, in ascending order. */
  warnAtPercent: readonly number[];
  /** Whether calls are turned away once the amount is spent. */
  isBlocking: boolean;
  /** Channels that are told. */
  channelIds: readonly string[];
}

const definitionSchema = z.object({
  amountUsd: z.string(),
  period: z.enum(budgetPeriods),
  timeZone: z.string(),
  segment: z.string().nullable(),
  filter: z.unknown(),
  warnAtPercent: z.array(z.number()),
  isBlocking: z.boolean(),
  channelIds: z.array(z.string()).default([]),
});

/** The budget out of its definition; a filter that can no longer be read selects nothing. */
export function readBudget({ definitionJson }: Pick<StoredLimit, "definitionJson">): Budget {
  const { segment, filter, ...rest } = definitionSchema.parse(JSON.parse(definitionJson));
  return { ...rest, segment: parseSegment(segment), filter: readFilter(filter) };
}

export function writeBudget({ segment, filter, ...rest }: Budget): string {
  return JSON.stringify({ ...rest, segment: printSegment(segment), filter: printWire(filter) });
}
