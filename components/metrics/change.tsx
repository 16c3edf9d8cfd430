import { cn } from "@/components/ui/cn";
import type { Figure } from "@/lib/metrics-view/answer";
import { changeText, type FigureFormat, figureText, relativeChange } from "@/lib/metrics-view/figures";

/** How a figure has changed against an earlier time range; what it was stands on hover. */
export function Change({
  current,
  previous,
  format,
  worse,
  className,
}: {
  current: Figure | undefined;
  previous: Figure | undefined;
  format: FigureFormat;
  /** The direction that is bad news, which is then coloured; neither when absent. */
  worse?: "up" | "down";
  className?: string;
}) {
  const change = relativeChange(current, previous) ?? 0;
  const isWorse = (worse === "up" && change > 0) || (worse === "down" && change < 0);
  const isBetter = (worse === "up" && change < 0) || (worse === "down" && change > 0);
  return (
    <span
      title={previous === undefined ? undefined : `before: ${figureText(previous, format)}`}
      className={cn(
        "whitespace-nowrap tabular-nums",
        isWorse ? "text-danger-text" : isBetter ? "text-success-text" : "text-muted-foreground",
        className,
      )}
    >
      {changeText(current, previous)}
    </span>
  );
}
