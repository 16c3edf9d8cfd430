"use client";

import { useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { formatTime } from "@/lib/format/format";
import { chartHeight, chartWidth, preparePreview, stretches } from "./prepare-preview";
import type { ShownPreview } from "./use-alerts";

const colors = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];
/** More lines than these cannot be told apart; the table below has a row for each. */
export const linesMax = colors.length;

/** The values of thirty days with the threshold, and under them when the alert would have fired. */
export function PreviewChart({
  preview,
  threshold,
  format,
  isStale,
}: {
  preview: ShownPreview;
  threshold: number | null;
  format: (value: number) => string;
  isStale: boolean;
}) {
  const shown = preview.groups.slice(0, linesMax);
  const lines = useMemo(
    () =>
      preparePreview(
        preview.groups.slice(0, linesMax).map(({ points }) => points),
        threshold,
      ),
    [preview, threshold],
  );
  const [fromMs, toMs] = [Date.parse(preview.from), Date.parse(preview.to)];
  const firing = stretches(preview.episodes, fromMs, toMs);
  return (
    <div aria-busy={isStale}>
      <div className="flex gap-2">
        <div
          aria-hidden
          className="flex w-16 shrink-0 flex-col justify-between text-right text-muted-foreground text-xs"
        >
          <span>{format(lines.top)}</span>
          <span>{format(lines.bottom)}</span>
        </div>
        <div className="min-w-0 flex-1">
          <svg
            role="img"
            aria-label={`Values of the last 30 days; the alert would have fired ${preview.firings} times`}
            viewBox={`0 0 ${chartWidth} ${chartHeight}`}
            preserveAspectRatio="none"
            className={cn("h-44 w-full border-b border-l transition-opacity", isStale && "opacity-50")}
          >
            {firing.map(({ left, width }) => (
              <rect
                key={`${left}-${width}`}
                x={(left / 100) * chartWidth}
                width={(width / 100) * chartWidth}
                y={0}
                height={chartHeight}
                className="fill-danger-soft"
              />
            ))}
            {lines.paths.map((path, index) => (
              <path
                key={shown[index]?.group}
                d={path}
                fill="none"
                stroke={colors[index]}
                strokeWidth={1.5}
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {lines.thresholdY !== null && (
              <line
                x1={0}
                x2={chartWidth}
                y1={lines.thresholdY}
                y2={lines.thresholdY}
                className="stroke-danger"
                strokeWidth={1.5}
                strokeDasharray="5 4"
                vectorEffect="non-scaling-stroke"
              />
            )}
          </svg>
          <div aria-hidden className="mt-1 flex justify-between text-muted-foreground text-xs">
            <span>{formatTime(preview.from, "local", Date.now())}</span>
            <span>{formatTime(preview.to, "local", Date.now())}</span>
          </div>
        </div>
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 pl-[4.5rem] text-xs">
        {shown.map(({ group, group_label }, index) => (
          <li key={group} className="flex min-w-0 items-center gap-1.5">
            <span
              aria-hidden
              style={{ background: colors[index] }}
              className="h-0.5 w-4 shrink-0 rounded-full"
            />
            <span className="max-w-40 truncate">{group_label ?? "All requests"}</span>
          </li>
        ))}
        {threshold !== null && (
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="w-4 border-danger border-t-2 border-dashed" />
            Threshold {format(threshold)}
          </li>
        )}
        {firing.length > 0 && (
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-[2px] border border-danger bg-danger-soft" />
            Fires
          </li>
        )}
      </ul>
    </div>
  );
}
