"use client";

import { cn } from "@/components/ui/cn";
import type { DistributionBar } from "@/lib/distributions/prepare";
import { formatCount } from "@/lib/format/format";

/** How many users or sessions have how much of something; a bar is a button that keeps those in it. */
export function DistributionChart({
  title,
  detail,
  unit,
  bars,
  format,
  onPick,
  isStale,
  height = "h-14",
}: {
  title: string;
  /** What stands behind the title, such as an average. */
  detail?: string;
  /** What is counted, one and several. */
  unit: readonly [one: string, many: string];
  bars: readonly DistributionBar[];
  format: (figure: string) => string;
  /** Absent where no filter can say what is in a bar. */
  onPick?: (bar: DistributionBar) => void;
  isStale: boolean;
  /** Class of the height of the bars. */
  height?: string;
}) {
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <figure className="min-w-0 flex-1 basis-56">
      <figcaption className="flex items-baseline gap-2 text-muted-foreground text-xs">
        <span className="font-medium text-foreground">{title}</span>
        {detail}
      </figcaption>
      {first === undefined || last === undefined ? (
        <p className="flex h-[4.25rem] items-center text-muted-foreground text-xs">Nothing to draw.</p>
      ) : (
        <>
          <ol
            aria-label={title}
            className={cn("mt-1 flex items-end gap-px transition-opacity", height, isStale && "opacity-50")}
          >
            {bars.map((bar) => {
              const sentence = `${rangeText(bar, format)}: ${formatCount(bar.count)} ${bar.count === 1 ? unit[0] : unit[1]}`;
              return (
                <li key={bar.from} className="h-full min-w-6 flex-1">
                  <button
                    type="button"
                    disabled={bar.count === 0 || !onPick}
                    onClick={() => onPick?.(bar)}
                    title={bar.count === 0 || !onPick ? sentence : `${sentence}. Keep only these`}
                    aria-label={sentence}
                    className="group/bar flex h-full w-full items-end rounded-xs enabled:hover:bg-hover"
                  >
                    <span
                      style={{ height: bar.count === 0 ? 1 : `max(3px, ${bar.height * 100}%)` }}
                      className={cn(
                        "w-full rounded-t-xs",
                        bar.count === 0 ? "bg-border-strong" : "bg-chart-1 group-hover/bar:brightness-110",
                      )}
                    />
                  </button>
                </li>
              );
            })}
          </ol>
          <p aria-hidden className="flex justify-between text-2xs text-muted-foreground">
            <span>{format(first.from)}</span>
            <span>{format(last.to)}</span>
          </p>
        </>
      )}
    </figure>
  );
}

function rangeText({ from, to, isLast }: DistributionBar, format: (figure: string) => string): string {
  if (format(from) === format(to)) return format(from);
  return isLast ? `${format(from)} to ${format(to)}` : `${format(from)} to below ${format(to)}`;
}
