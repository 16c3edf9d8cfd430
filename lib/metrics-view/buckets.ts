import { type Interval, intervalText, niceInterval, widthMs } from "@/lib/histogram/interval";

/** How wide the buckets of a chart are, as a reader chooses it. */
export const bucketChoices = ["auto", "hour", "day", "week", "month"] as const;

export type BucketChoice = (typeof bucketChoices)[number];

/** About how many buckets a chart has whose width nobody chose. */
const bucketsWanted = 30;
/** More bars than this are thinner than a line. */
const bucketsMax = 400;

export interface ChosenBucket {
  interval: Interval;
  /** Why it is another than the chosen one; null when it is that one. */
  note: string | null;
}

/** The width of a chart's buckets: the chosen one, or the next wider one that leaves bars thick enough to be seen. */
export function bucketFor(choice: BucketChoice, spanMs: number): ChosenBucket {
  if (choice === "auto") return { interval: niceInterval(spanMs, bucketsWanted), note: null };
  const widths = bucketChoices.flatMap((unit): Interval[] => (unit === "auto" ? [] : [{ unit, count: 1 }]));
  const fits = widths
    .slice(widths.findIndex(({ unit }) => unit === choice))
    .find((interval) => spanMs / widthMs(interval) <= bucketsMax);
  const interval = fits ?? { unit: "year", count: 1 };
  const note =
    interval.unit === choice
      ? null
      : `By ${intervalText(interval)}: this time range has more than ${bucketsMax} ${choice}s.`;
  return { interval, note };
}
