import { decimalText, decimalUnits } from "@/lib/decimal-units";
import { canonicalDecimal } from "@/lib/fields/decimal";
import type { CostRange, UnitFigures } from "./answer";

/** As many decimals as a typed price or an amount of the API may have. */
const scale = 30;

/** A price as it was typed: exact plain text, or the sentence what is wrong with it. */
export type TypedPrice = { usd: string } | { problem: string };

/** Reads what somebody typed as the price of a unit; null for nothing at all. */
export function readPrice(typed: string): TypedPrice | null {
  const text = typed.trim().replace(/^\$\s*/, "");
  if (text === "") return null;
  const usd = canonicalDecimal(text);
  if (usd === undefined) return { problem: "A price is a number of dollars with a point, such as 0.25." };
  return usd.startsWith("-") ? { problem: "A price cannot be below 0." } : { usd };
}

/** What is left of the price of a unit when its cost is taken away; exact, and below 0 for a loss. */
export function marginOf(price: string, cost: string): string {
  return decimalText(decimalUnits(price, scale) - decimalUnits(cost, scale), scale);
}

/** The margins of units at one price. Units without a known cost are left out, as their margin is not known either. */
export interface Margins {
  /** Of a unit that costs the mean, the median, more than 95 % of all, and the most. */
  mean: string;
  p50: string;
  p95: string;
  least: string;
  /** How many units that is about. */
  units: number;
  /** What all of them bring and leave. */
  revenue: string;
  total: string;
  /** The total by the revenue; null where nothing comes in. */
  share: number | null;
}

/** What selling each unit at a price leaves; null when no unit has a known cost. */
export function marginsAt(price: string, figures: UnitFigures): Margins | null {
  const { cost, mean, p50, p95, max } = figures;
  if (cost === null || mean === null || p50 === null || p95 === null || max === null) return null;
  const units = figures.units - figures.unpriced_units;
  const revenue = decimalText(decimalUnits(price, scale) * BigInt(units), scale);
  const total = marginOf(revenue, cost);
  return {
    mean: marginOf(price, mean),
    p50: marginOf(price, p50),
    p95: marginOf(price, p95),
    least: marginOf(price, max),
    units,
    revenue,
    total,
    share: Number(revenue) === 0 ? null : Number(total) / Number(revenue),
  };
}

/** How many units cost more than a price: at least and at most, as the price may lie within a range of the histogram. */
export function unitsAbove(price: string, histogram: readonly CostRange[]): { least: number; most: number } {
  const at = decimalUnits(price, scale);
  const bounds = histogram.map(({ from, to, units }) => ({
    from: decimalUnits(from, scale),
    to: decimalUnits(to, scale),
    units,
  }));
  // A range that begins with 0 holds the units that cost nothing, which is no loss at any price.
  const paid = bounds.filter(({ from }) => from > 0n);
  const sum = (ranges: typeof paid) => ranges.reduce((all, { units }) => all + units, 0);
  return { least: sum(paid.filter(({ from }) => from > at)), most: sum(paid.filter(({ to }) => to > at)) };
}
