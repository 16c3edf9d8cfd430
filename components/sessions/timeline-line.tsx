import type { KeyboardEvent } from "react";
import { cn } from "@/components/ui/cn";
import { formatDuration, formatMoney } from "@/lib/format/format";
import { pathParts } from "@/lib/session-view/path-tree";
import type { SessionSpan } from "@/lib/session-view/span";
import type { TimelineBar } from "@/lib/session-view/timeline";
import { SpanStatus } from "./span-status";

/** One request on the time axis: a name at the left, a bar where it ran. */
export function TimelineLine({
  bar: { span, start, width, firstToken },
  originMs,
  index,
  total,
  topPx,
  heightPx,
  isTabStop,
  isOpen,
  onFocus,
  onKeyDown,
  onOpen,
}: {
  bar: TimelineBar;
  originMs: number;
  index: number;
  total: number;
  topPx: number;
  heightPx: number;
  isTabStop: boolean;
  isOpen: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
}) {
  const share = (place: number) => `${place * 100}%`;
  const isFirstTokenKnown = firstToken !== null && !span.is_failed;
  // At the right end there is no room behind the bar.
  const isLabelBefore = start + width > 0.85;
  return (
    <li
      aria-setsize={total}
      aria-posinset={index + 1}
      style={{ height: heightPx, transform: `translateY(${topPx}px)` }}
      className="absolute inset-x-0 top-0"
    >
      <button
        type="button"
        data-line={index}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isOpen || undefined}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        // A button pressed with a key fires a click without a pointer behind it.
        onClick={(event) => onOpen(span.request_id, event.detail === 0 ? "keyboard" : "mouse")}
        className="group/line -outline-offset-2 flex h-full w-full border-b text-left hover:bg-hover aria-[current]:bg-selected"
      >
        <span className="sticky left-0 z-10 flex h-full w-(--label) shrink-0 items-center gap-2 border-r bg-surface px-3 group-hover/line:bg-hover group-aria-[current]/line:bg-selected">
          <SpanStatus span={span} />
          <span title={`${span.path || "/"} · ${span.model}`} className="min-w-0 truncate">
            {nameOf(span)}
          </span>
          <span className="sr-only">{sentence(span, Date.parse(span.created_at) - originMs)}</span>
        </span>
        <span aria-hidden className="relative mr-4 h-full min-w-0 flex-1">
          <span
            style={{ left: share(start), width: `max(3px, ${share(width)})` }}
            className={cn(
              "absolute inset-y-[8px] rounded-[2px]",
              span.is_failed ? "bar-failed bg-danger" : isFirstTokenKnown ? "bg-chart-1/45" : "bg-chart-1",
            )}
          />
          {isFirstTokenKnown && (
            <span
              style={{ left: share(firstToken), width: share(start + width - firstToken) }}
              className="absolute inset-y-[8px] rounded-r-[2px] border-surface border-l bg-chart-1"
            />
          )}
          <span
            style={
              isLabelBefore
                ? { right: share(1 - start) }
                : { left: `max(${share(start + width)}, calc(${share(start)} + 3px))` }
            }
            className="absolute inset-y-0 flex items-center whitespace-nowrap px-1.5 text-2xs text-muted-foreground"
          >
            {formatDuration(span.latency_ms)}
          </span>
        </span>
      </button>
    </li>
  );
}

/** The step's own name; the model where the call named none. */
function nameOf(span: SessionSpan): string {
  return pathParts(span.path).at(-1)?.slice(0, 100) ?? span.model;
}

function sentence(span: SessionSpan, elapsedMs: number): string {
  const parts = [
    span.model,
    `began ${formatDuration(elapsedMs)} after the first`,
    `took ${formatDuration(span.latency_ms)}`,
    span.time_to_first_token_ms !== null &&
      `first token after ${formatDuration(span.time_to_first_token_ms)}`,
    span.cost_usd === null ? "no price" : formatMoney(span.cost_usd),
  ];
  return `, ${parts.filter((part) => part !== false).join(", ")}`;
}
