import { formatDuration } from "@/lib/format/format";
import type { Timeline, TimelineGap } from "@/lib/session-view/timeline";

/** The time since the session began, above its requests. */
export function TimelineAxis({ timeline, heightPx }: { timeline: Timeline; heightPx: number }) {
  return (
    <div
      aria-hidden
      style={{ height: heightPx }}
      className="sticky top-0 z-20 flex border-b bg-background text-2xs text-muted-foreground"
    >
      <span className="sticky left-0 z-10 w-(--label) shrink-0 bg-background" />
      <span className="relative mr-4 min-w-0 flex-1">
        {timeline.ticks.map(({ at, elapsedMs }) => (
          <span
            key={elapsedMs}
            style={{ left: `${at * 100}%` }}
            className="absolute inset-y-0 flex items-center whitespace-nowrap border-l pl-1 max-sm:even:hidden"
          >
            {elapsedMs === 0 ? "0" : `+${formatDuration(elapsedMs)}`}
          </span>
        ))}
      </span>
    </div>
  );
}

/** The stretches in which nothing ran, as bands behind all requests. */
export function TimelineGaps({ gaps, topPx }: { gaps: readonly TimelineGap[]; topPx: number }) {
  return (
    <div style={{ top: topPx }} className="pointer-events-none absolute right-4 bottom-0 left-(--label)">
      <ul aria-label="Idle times" className="contents">
        {gaps.map((gap) => (
          <li
            key={gap.start}
            style={{ left: `${gap.start * 100}%`, width: `${gap.width * 100}%` }}
            className={
              gap.isSqueezed ? "timeline-squeezed absolute inset-y-0" : "absolute inset-y-0 bg-muted/60"
            }
          >
            <span className="sticky top-8 block truncate px-1 text-center text-2xs text-muted-foreground">
              idle {formatDuration(gap.durationMs)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
