import { decimalText } from "@/lib/decimal-units";
import { countTotals } from "@/lib/queries/count-totals";
import type { GroupedSelection } from "@/lib/queries/grouped-selection";
import { measureTotals, type TotalBounds, type TotalMeasure } from "@/lib/queries/measure-totals";

/** How many users or sessions have a figure in a part of its range; as in the wire format, with the ends as text. */
export interface HistogramRow {
  range_start: string;
  range_end: string;
  value: number;
}

/** A figure over all users or sessions, in its own unit. */
export interface Distribution {
  histogram: HistogramRow[];
  /** Over all of them, also those beyond the histogram; null when none has the figure. */
  average: number | null;
}

/** Up to which share of the users or sessions a histogram reaches: a few outliers would leave the rest in one bar. */
export const percentiles = { p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99, "p99.9": 0.999 } as const;

export type Percentile = keyof typeof percentiles;

const bucketsMax = 10;

/**
 * Histograms and averages of figures, in their order. Without a figure, as without a price, a user or session counts
 * nowhere.
 */
export async function describeTotals(
  selection: GroupedSelection,
  measures: readonly TotalMeasure[],
  { pSize, useInterquartile }: { pSize: Percentile; useInterquartile: boolean },
): Promise<Distribution[]> {
  const share = percentiles[pSize];
  const measured = await measureTotals(selection, measures, { share, isInterquartile: useInterquartile });
  const bounded = measures.flatMap((measure, index) => {
    const bounds = measured[index]?.bounds;
    return bounds ? [{ ...measure, bounds, index }] : [];
  });
  const counts = await countTotals(selection, bounded, bucketsMax);
  return measures.map(({ scale }, index) => {
    const at = bounded.findIndex((measure) => measure.index === index);
    const bounds = bounded[at]?.bounds;
    const average = measured[index]?.average ?? null;
    return {
      histogram: bounds ? histogramRows(bounds, scale, counts[at] ?? []) : [],
      average: average === null ? null : average / 10 ** scale,
    };
  });
}

/** The ends of the parts, exact: a tenth of a whole number needs one more decimal. */
function histogramRows({ low, high }: TotalBounds, scale: number, counts: readonly number[]): HistogramRow[] {
  const parts = BigInt(Math.max(counts.length, 1));
  const end = (part: number) =>
    decimalText(low * 10n + ((high - low) * 10n * BigInt(part)) / parts, scale + 1);
  return counts.map((value, part) => ({ range_start: end(part), range_end: end(part + 1), value }));
}
