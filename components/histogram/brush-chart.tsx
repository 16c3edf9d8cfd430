"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/lib/format/format";
import { type Bar, type Brush, barAt, brushBounds, stepBrush } from "@/lib/histogram-view/prepare";
import { brushedRange } from "@/lib/histogram-view/zoom";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";
import { bucketTime } from "./bucket-time";

/**
 * The bars and a brush over them. Plain elements rather than a chart library: the brush must follow the pointer,
 * Escape and the arrows alike, and a bar is nothing but two boxes.
 */
export function BrushChart({
  bars,
  top,
  zone,
  onRange,
  onZoomOut,
}: {
  bars: readonly Bar[];
  top: number;
  zone: TimeZone;
  onRange: (range: TimeRange) => void;
  onZoomOut: () => void;
}) {
  const [brush, setBrush] = useState<Brush | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const isDragging = useRef(false);
  const bounds = brush && brushBounds(brush);
  const shown = bars[brush?.head ?? hovered ?? -1];

  const apply = (selected: Brush) => {
    const range = brushedRange(bars, selected, Date.now());
    setBrush(null);
    if (range) onRange(range);
  };
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return barAt((event.clientX - left) / width, bars.length);
  };
  const onPointerUp = () => {
    if (isDragging.current && brush && brush.anchor !== brush.head) apply(brush);
    else setBrush(null);
    isDragging.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && brush) {
      isDragging.current = false;
      setBrush(null);
      event.preventDefault();
    } else if (event.key === "Enter" && brush) {
      apply(brush);
    } else {
      const next = stepBrush(brush, event.key, event.shiftKey, bars.length);
      if (!next) return;
      setBrush(next);
      event.preventDefault();
    }
  };
  return (
    <div className="relative h-full">
      <div
        role="slider"
        tabIndex={0}
        aria-label="Time on the chart. Arrows move, Shift with arrows selects, Enter zooms in."
        aria-valuemin={0}
        aria-valuemax={bars.length - 1}
        aria-valuenow={brush?.head ?? bars.length - 1}
        aria-valuetext={sentence(bars, brush, zone)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          // What follows belongs to the drag wherever the pointer goes.
          event.currentTarget.setPointerCapture(event.pointerId);
          isDragging.current = true;
          const place = placeOf(event);
          setBrush({ anchor: place, head: place });
        }}
        onPointerMove={(event) => {
          const place = placeOf(event);
          setHovered(place);
          if (isDragging.current && brush) setBrush({ anchor: brush.anchor, head: place });
        }}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          isDragging.current = false;
          setBrush(null);
        }}
        onPointerLeave={() => setHovered(null)}
        onDoubleClick={onZoomOut}
        onKeyDown={onKeyDown}
        onBlur={() => setBrush(null)}
        className="relative flex h-14 cursor-crosshair touch-pan-y select-none items-end border-b"
      >
        {bars.map((bar, index) => (
          <BarView
            key={bar.startMs}
            bar={bar}
            isFaint={bounds !== null && (index < bounds.first || index > bounds.last)}
            isSelected={bounds !== null && index >= bounds.first && index <= bounds.last}
            isCursor={index === (brush?.head ?? hovered)}
          />
        ))}
        <span
          aria-hidden
          className="pointer-events-none absolute top-0 left-0 text-2xs text-muted-foreground"
        >
          {top > 0 && formatCount(top)}
        </span>
      </div>
      <div aria-hidden className="flex justify-between pt-0.5 text-2xs text-muted-foreground">
        {axisBars(bars).map((bar) => (
          <span key={bar.startMs} className="whitespace-nowrap not-first:not-last:max-sm:hidden">
            {bucketTime(bar.startMs, bars, zone)}
          </span>
        ))}
      </div>
      {shown && (
        <p
          aria-hidden
          className="pointer-events-none absolute -top-1 right-0 rounded-sm bg-raised px-1.5 py-0.5 text-xs shadow-popup"
        >
          {sentence(bars, brush ?? { anchor: hovered ?? 0, head: hovered ?? 0 }, zone)}
          {brush && brush.anchor !== brush.head && !isDragging.current && " · Enter to zoom"}
        </p>
      )}
    </div>
  );
}

function BarView({
  bar,
  isFaint,
  isSelected,
  isCursor,
}: {
  bar: Bar;
  isFaint: boolean;
  isSelected: boolean;
  isCursor: boolean;
}) {
  return (
    <div
      className={cn(
        "flex h-full min-w-0 flex-1 flex-col justify-end px-[0.5px]",
        isCursor && "bg-muted",
        isSelected && "bg-accent-soft",
        isFaint && "opacity-30",
        bar.isPartial && "bar-partial",
      )}
    >
      {bar.failed > 0 && (
        <div
          className="bar-failed min-h-0.5 shrink-0 bg-danger"
          style={{ height: `${bar.failedShare * 100}%` }}
        />
      )}
      {bar.succeeded > 0 && (
        <div
          className="bar-succeeded min-h-0.5 bg-chart-1"
          style={{ height: `${bar.succeededShare * 100}%` }}
        />
      )}
    </div>
  );
}

/** The bars under the cursor or the brush as one sentence. */
function sentence(bars: readonly Bar[], brush: Brush | null, zone: TimeZone): string {
  if (!brush) return "nothing selected";
  const { first, last } = brushBounds(brush);
  const selected = bars.slice(first, last + 1);
  const from = selected[0];
  const to = selected.at(-1);
  if (!from || !to) return "nothing selected";
  const failed = selected.reduce((sum, bar) => sum + bar.failed, 0);
  const requests = selected.reduce((sum, bar) => sum + bar.succeeded, failed);
  const partial = first === last && from.isPartial ? ", not whole" : "";
  return `${bucketTime(from.startMs, bars, zone)} – ${bucketTime(to.endMs, bars, zone)}: ${formatCount(requests)} ${requests === 1 ? "request" : "requests"}, ${formatCount(failed)} failed${partial}`;
}

/** The bars whose time stands under the chart. */
function axisBars(bars: readonly Bar[]): Bar[] {
  const places = [0, Math.floor(bars.length / 3), Math.floor((2 * bars.length) / 3), bars.length - 1];
  return [...new Set(places)].flatMap((place) => bars[place] ?? []);
}
