"use client";

import { CalendarClock, ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useHydrated } from "@/components/ui/use-hydrated";
import { describeTimeRange } from "@/lib/time-range/describe-time-range";
import { shiftTimeRange, type TimeRange, type TimeZone } from "@/lib/time-range/time-range";
import { TimeRangePanel } from "./time-range-panel";

/** The one place where the time range is chosen: its words open a panel, the arrows move it by one window. */
export function TimeRangeControl({
  range,
  zone,
  onRange,
  onZone,
}: {
  range: TimeRange;
  zone: TimeZone;
  onRange: (range: TimeRange) => void;
  onZone: (zone: TimeZone) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  // Only the browser knows the reader's clock.
  const isHydrated = useHydrated();
  useShortcut("t,d", () => setOpen(true));
  const shift = (direction: -1 | 1) => {
    const next = shiftTimeRange(range, direction, Date.now());
    if (next) onRange(next);
  };
  const isAtNow = range.kind !== "absolute" || range.toMs === null;
  return (
    <div className="flex min-w-0">
      <Button
        size="icon"
        aria-label="Earlier window"
        title="Earlier window"
        className="hidden rounded-r-none border-r-0 sm:inline-flex"
        disabled={range.kind === "all"}
        onClick={() => shift(-1)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger render={<Button className="min-w-0 sm:rounded-none" title="Time range (t)" />}>
          <CalendarClock aria-hidden className="text-muted-foreground" />
          <span className="truncate">
            {isHydrated || range.kind !== "absolute" ? describeTimeRange(range, zone) : "Time range"}
          </span>
          {zone === "utc" && <span className="text-muted-foreground">UTC</span>}
        </PopoverTrigger>
        <PopoverContent align="end" aria-label="Time range" className="w-80">
          <TimeRangePanel
            range={range}
            zone={zone}
            onZone={onZone}
            onRange={(next) => {
              onRange(next);
              setOpen(false);
            }}
          />
        </PopoverContent>
      </Popover>
      <Button
        size="icon"
        aria-label="Later window"
        title="Later window"
        className="hidden rounded-l-none border-l-0 sm:inline-flex"
        disabled={isAtNow}
        onClick={() => shift(1)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}
