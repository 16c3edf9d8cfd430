"use client";

import { ChevronDown, ChevronUp, ZoomOut } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useStored } from "@/components/ui/use-stored";
import type { Filter } from "@/lib/filters";
import { intervalText } from "@/lib/histogram/interval";
import { prepareBars } from "@/lib/histogram-view/prepare";
import { zoomedOut } from "@/lib/histogram-view/zoom";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";
import { BrushChart } from "./brush-chart";
import { BucketTable } from "./bucket-table";
import { useHistogram } from "./use-histogram";

/** How the selected requests are spread over the time range; a part of it can be taken out with a drag. */
export function Histogram({
  filter,
  range,
  zone,
  isLive,
  onRange,
}: {
  filter: Filter;
  range: TimeRange;
  zone: TimeZone;
  isLive: boolean;
  onRange: (range: TimeRange) => void;
}) {
  const [isOpen, setOpen] = useStored("histogram.open", true, (value) =>
    typeof value === "boolean" ? value : undefined,
  );
  const isHydrated = useHydrated();
  const { data, error, isPlaceholderData, refetch } = useHistogram({
    filter,
    range,
    zone,
    refetchMs: isLive ? 5_000 : false,
    enabled: isOpen && isHydrated,
  });
  const chart = useMemo(() => prepareBars(data?.buckets ?? []), [data]);
  const wider = isHydrated ? zoomedOut(range, Date.now()) : null;
  return (
    <section aria-label="Requests over time" className="shrink-0 border-b bg-background px-4 py-1.5">
      <div className="flex h-6 items-center gap-3 text-muted-foreground text-xs">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-expanded={isOpen}
          aria-label="Chart"
          title={isOpen ? "Hide the chart" : "Show the chart"}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
        </Button>
        {isOpen && data && (
          <>
            <span>Requests per {intervalText(data.interval)}</span>
            <Legend />
            <div className="ml-auto flex items-center gap-1">
              <BucketTable buckets={data.buckets} zone={zone} />
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label="Zoom out"
                title="Zoom out (or double click the chart)"
                disabled={!wider}
                onClick={() => wider && onRange(wider)}
              >
                <ZoomOut aria-hidden />
              </Button>
            </div>
          </>
        )}
        {!isOpen && <span>Requests over time</span>}
      </div>
      {isOpen && (
        <div className={cn("h-[4.75rem] transition-opacity", isPlaceholderData && "opacity-50")}>
          {chart.bars.length > 0 ? (
            <BrushChart
              // A brush belongs to the bars it was drawn on.
              key={chart.bars[0]?.startMs}
              {...chart}
              zone={zone}
              onRange={onRange}
              onZoomOut={() => wider && onRange(wider)}
            />
          ) : error ? (
            <p role="alert" className="flex h-full items-center gap-3 text-muted-foreground text-xs">
              The chart could not be loaded: {error.message}
              <Button onClick={() => refetch()}>Retry</Button>
            </p>
          ) : (
            data && <p className="flex h-full items-center text-muted-foreground text-xs">Nothing to draw.</p>
          )}
        </div>
      )}
    </section>
  );
}

function Legend() {
  return (
    <span className="hidden items-center gap-3 sm:flex">
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="size-2.5 rounded-[2px] bg-chart-1" /> succeeded
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="size-2.5 rounded-[2px] bg-danger bar-failed" /> failed
      </span>
    </span>
  );
}
