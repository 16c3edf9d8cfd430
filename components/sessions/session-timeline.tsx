"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { SessionSpan } from "@/lib/session-view/span";
import { layoutTimeline } from "@/lib/session-view/timeline";
import { FormBar } from "./form-bar";
import { TimelineAxis, TimelineGaps } from "./timeline-axis";
import { TimelineLine } from "./timeline-line";
import { useZoom, zoomMax } from "./use-zoom";

const rowHeightPx = 30;
const axisHeightPx = 32;

/** The requests of a session on a time axis: what ran side by side, what waited, and for what. */
export function SessionTimeline({
  lead,
  spans,
  openId,
  onOpen,
  isToScale,
  onToScale,
}: {
  lead: ReactNode;
  spans: readonly SessionSpan[];
  openId: string | null;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
  isToScale: boolean;
  onToScale: (isToScale: boolean) => void;
}) {
  const timeline = useMemo(() => layoutTimeline(spans, { isToScale }), [spans, isToScale]);
  const { bars, gaps } = timeline;
  const hasSqueezed = isToScale || gaps.some((gap) => gap.isSqueezed);
  const scrollRef = useRef<HTMLDivElement>(null);
  const zoom = useZoom(scrollRef);
  const [current, setCurrent] = useState(0);
  const scaleId = useId();
  const virtualizer = useVirtualizer({
    count: bars.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollPaddingStart: axisHeightPx,
    scrollPaddingEnd: 16,
  });
  const focusLine = (index: number) => {
    const to = Math.min(bars.length - 1, Math.max(0, index));
    // At once, since the focus itself follows some frames later and the next key may not wait for it.
    setCurrent(to);
    virtualizer.scrollToIndex(to);
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scrollRef.current?.querySelector<HTMLElement>(`[data-line="${to}"]`)?.focus(),
      ),
    );
  };
  const steps: Partial<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + 10,
    PageUp: current - 10,
    Home: 0,
    End: bars.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    focusLine(to);
  };
  return (
    <>
      <FormBar lead={lead}>
        <Legend />
        <div className="ml-auto flex flex-wrap items-center gap-1 text-muted-foreground text-xs">
          {hasSqueezed && (
            <label htmlFor={scaleId} className="mr-3 flex min-h-7 items-center gap-2">
              <Checkbox id={scaleId} checked={isToScale} onCheckedChange={onToScale} />
              True to scale
            </label>
          )}
          <Button
            variant="ghost"
            size="icon"
            aria-label="Zoom out"
            title="Zoom out"
            disabled={zoom.factor <= 1}
            onClick={() => zoom.to(zoom.factor / 2)}
          >
            <ZoomOut aria-hidden />
          </Button>
          <span aria-live="polite" className="w-9 text-center">
            {zoom.factor}×
          </span>
          <Button
            variant="ghost"
            size="icon"
            aria-label="Zoom in"
            title="Zoom in"
            disabled={zoom.factor >= zoomMax}
            onClick={() => zoom.to(zoom.factor * 2)}
          >
            <ZoomIn aria-hidden />
          </Button>
        </div>
      </FormBar>
      <div
        ref={scrollRef}
        className="@container min-h-0 flex-1 scroll-pt-9 overflow-auto border-t bg-surface [--label:7rem] sm:[--label:14rem]"
      >
        <div
          style={{ width: `calc(var(--label) + (100% - var(--label)) * ${zoom.factor})` }}
          className="relative min-h-full"
        >
          <TimelineAxis timeline={timeline} heightPx={axisHeightPx} />
          <ol
            aria-label="Requests in the order they began"
            style={{ height: virtualizer.getTotalSize() }}
            className="relative"
          >
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const bar = bars[index];
              return bar ? (
                <TimelineLine
                  key={bar.span.request_id}
                  bar={bar}
                  originMs={Date.parse(bars[0]?.span.created_at ?? "")}
                  index={index}
                  total={bars.length}
                  topPx={start}
                  heightPx={rowHeightPx}
                  isTabStop={index === Math.min(current, bars.length - 1)}
                  isOpen={bar.span.request_id === openId}
                  onFocus={() => setCurrent(index)}
                  onKeyDown={onKeyDown}
                  onOpen={onOpen}
                />
              ) : null;
            })}
          </ol>
          <TimelineGaps gaps={gaps} topPx={axisHeightPx} />
        </div>
      </div>
    </>
  );
}

function Legend() {
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-muted-foreground text-xs">
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-2.5 w-4 rounded-[2px] bg-chart-1/45" /> until the first token
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-2.5 w-4 rounded-[2px] bg-chart-1" /> answering
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-2.5 w-4 rounded-[2px] bg-danger bar-failed" /> failed
      </span>
    </span>
  );
}
