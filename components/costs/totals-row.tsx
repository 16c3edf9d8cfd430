"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { ChartSeries } from "@/components/charts/chart-series";
import { Swatch } from "@/components/charts/chart-tooltip";
import { Change } from "@/components/metrics/change";
import type { useSegment } from "@/components/metrics/use-segment";
import { ShareBar } from "@/components/properties/share-bar";
import { cn } from "@/components/ui/cn";
import type { TotalRow } from "@/lib/costs-view/totals";
import { figureText } from "@/lib/metrics-view/figures";

/** One value of a key with its figures; its name filters for it, its count leads to its requests. */
export function TotalsRow({
  row: { id, label, key, figures, previous, costShare, users },
  series,
  cost,
  hasChange,
  segment,
  onFocus,
}: {
  row: TotalRow;
  /** How the chart draws it; absent for what has no series of its own there. */
  series?: ChartSeries;
  cost: ReactNode;
  hasChange: boolean;
  /** Absent for the row of all. */
  segment?: ReturnType<typeof useSegment>;
  onFocus?: (seriesId: string | null) => void;
}) {
  const href = key && segment?.href(key);
  const errorRate = figures.error_rate ?? null;
  const requests = figureText(figures.requests, "count");
  return (
    <tr
      onMouseEnter={() => onFocus?.(id)}
      onMouseLeave={() => onFocus?.(null)}
      className="h-9 whitespace-nowrap border-b last:border-b-0 hover:bg-hover [&_td]:px-3 [tfoot_&]:border-t [tfoot_&]:font-medium"
    >
      <th scope="row" className="max-w-40 px-2.5 sm:max-w-72 text-left font-medium">
        {key && segment ? (
          <button
            type="button"
            aria-pressed={segment.isPicked(key)}
            aria-disabled={!segment.canPick}
            title={`${label.slice(0, 1_000)}${segment.canPick ? ": click to filter, Shift-click to exclude" : ""}`}
            onClick={(event) => segment.pick(key, event)}
            className={cn(
              "flex min-h-6 max-w-full items-center gap-2 rounded-sm px-1.5 py-1 text-left hover:bg-muted hover:text-accent-text aria-pressed:text-accent-text",
              key.value === null && "text-muted-foreground italic",
              key.value === "" && "text-muted-foreground italic",
            )}
          >
            {series ? <Swatch series={series} /> : <span aria-hidden className="size-2.5 shrink-0" />}
            <span className="truncate">{label.slice(0, 300)}</span>
          </button>
        ) : (
          <span className="pr-1.5 pl-6">{label}</span>
        )}
      </th>
      <td className="text-right">{cost}</td>
      {hasChange && (
        <td className="text-right">
          <Change current={figures.cost} previous={previous?.cost} format="money" />
        </td>
      )}
      <td>{costShare === null ? "–" : <ShareBar share={costShare} />}</td>
      <td className="text-right">
        {href ? (
          <Link
            href={href}
            title="Open these requests"
            className="rounded-sm px-1 py-1 hover:text-accent-text hover:underline"
          >
            {requests}
            <span className="sr-only"> requests of {label}</span>
          </Link>
        ) : (
          <span className="px-1">{requests}</span>
        )}
      </td>
      <td className="text-right text-muted-foreground">
        {figures.cost_per_request === null ? "–" : figureText(figures.cost_per_request, "money")}
      </td>
      <td className="text-right">{figureText(figures.total_tokens, "tokens")}</td>
      <td className="text-right">{figureText(figures.latency_p50, "duration")}</td>
      <td className="text-right">{figureText(figures.latency_p95, "duration")}</td>
      <td className={cn("text-right", Number(errorRate) > 0 ? "text-danger-text" : "text-muted-foreground")}>
        {figureText(errorRate, "share")}
      </td>
      <td className="pr-4! text-right">{users === undefined ? "…" : figureText(users, "count")}</td>
    </tr>
  );
}
