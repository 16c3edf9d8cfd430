"use client";

import { Swatch } from "@/components/charts/chart-tooltip";
import type { useSegment } from "@/components/metrics/use-segment";
import type { GroupSeries } from "@/lib/costs-view/chart";

/** The series of a chart by name; each is a button that filters for it, and with Shift keeps it out. */
export function ChartLegend({
  series,
  comparedLabel,
  segment,
  onFocus,
}: {
  series: readonly GroupSeries[];
  /** What the dotted line is; absent where there is none. */
  comparedLabel?: string;
  segment: ReturnType<typeof useSegment>;
  onFocus: (seriesId: string | null) => void;
}) {
  return (
    <ul aria-label="Legend" className="mt-1 -ml-1.5 flex flex-wrap gap-x-1">
      {series.map((each) => (
        <li key={each.id} className="min-w-0">
          <button
            type="button"
            aria-pressed={segment.isPicked(each.key)}
            aria-disabled={!segment.canPick}
            title={segment.canPick ? `${each.label}: click to filter, Shift-click to exclude` : each.label}
            onClick={(event) => segment.pick(each.key, event)}
            onMouseEnter={() => onFocus(each.id)}
            onMouseLeave={() => onFocus(null)}
            onFocus={() => onFocus(each.id)}
            onBlur={() => onFocus(null)}
            className="flex h-6 max-w-56 items-center gap-1.5 rounded-sm px-1.5 text-muted-foreground text-xs hover:bg-hover hover:text-foreground aria-pressed:text-foreground"
          >
            <Swatch series={each} />
            <span className="truncate">{each.label}</span>
          </button>
        </li>
      ))}
      {comparedLabel !== undefined && (
        <li className="flex h-6 items-center gap-1.5 px-1.5 text-muted-foreground text-xs">
          <span aria-hidden className="w-3 border-muted-foreground border-t-2 border-dotted" />
          {comparedLabel}, all together
        </li>
      )}
    </ul>
  );
}
