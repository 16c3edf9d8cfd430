"use client";

import Link from "next/link";
import { useSegment } from "@/components/metrics/use-segment";
import { useSelection } from "@/components/selection/selection-scope";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { CostMeasure } from "@/lib/costs-view/measures";
import type { Pivot, PivotHead } from "@/lib/costs-view/pivot";
import { figureText } from "@/lib/metrics-view/figures";
import { segmentFilter } from "@/lib/metrics-view/segment";
import { requestsHref } from "@/lib/selection/links";

/** A table by two keys: the darker a cell the more is in it, and each cell leads to its requests. */
export function PivotTable({
  title,
  pivot,
  measure,
  isStale,
}: {
  title: string;
  pivot: Pivot;
  measure: CostMeasure;
  isStale: boolean;
}) {
  const { filter, range, zone } = useSelection();
  const { rows, columns, cell, total } = pivot;
  const rowSegment = useSegment(rows.field, rows.named);
  const columnSegment = useSegment(columns.field, columns.named);
  const text = (figure: Parameters<typeof figureText>[0]) => figureText(figure, measure.format);
  const hrefOf = (row: PivotHead, column: PivotHead) => {
    const narrowed = segmentFilter(filter, [
      { field: rows.field, key: row.key, named: rows.named },
      { field: columns.field, key: column.key, named: columns.named },
    ]);
    return narrowed && requestsHref({ filter: narrowed, range, zone });
  };
  return (
    <ScrollRegion aria-label={title} className="relative overflow-x-auto rounded-lg border bg-surface">
      <table
        className={cn(
          "min-w-full border-separate border-spacing-0 text-xs transition-opacity duration-200 [&_td]:border-b [&_td]:border-l [&_th]:border-b",
          isStale && "opacity-50",
        )}
      >
        <caption className="sr-only">{title}</caption>
        <thead className="text-muted-foreground">
          <tr>
            <th scope="col" className="sticky left-0 z-10 bg-surface px-4 py-1.5 text-left font-medium">
              {rows.label} <span aria-hidden>↓</span> {columns.label} <span aria-hidden>→</span>
            </th>
            {columns.heads.map((head) => (
              <th key={head.id} scope="col" className="max-w-40 border-l px-1.5 py-1 text-right font-medium">
                <HeadButton head={head} segment={columnSegment} />
              </th>
            ))}
            <th scope="col" className="border-l px-3 py-1.5 text-right font-medium text-foreground">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.heads.map((row) => (
            <tr key={row.id}>
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-32 bg-surface sm:max-w-56 px-2.5 py-0.5 text-left font-medium"
              >
                <HeadButton head={row} segment={rowSegment} />
              </th>
              {columns.heads.map((column) => {
                const found = cell(row, column);
                const href = found && hrefOf(row, column);
                return (
                  <td
                    key={column.id}
                    style={
                      found && {
                        background: `color-mix(in oklch, var(--chart-1) ${Math.round(found.heat * 38)}%, var(--surface))`,
                      }
                    }
                    className="whitespace-nowrap px-3 text-right"
                  >
                    {!found ? (
                      <span className="text-muted-foreground">–</span>
                    ) : href ? (
                      <Link href={href} title="Open these requests" className="block py-1.5 hover:underline">
                        {text(found.figure)}
                      </Link>
                    ) : (
                      text(found.figure)
                    )}
                  </td>
                );
              })}
              <td className="whitespace-nowrap px-3 py-1.5 text-right font-medium">{text(row.total)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-medium [&>*]:border-b-0">
            <th scope="row" className="sticky left-0 z-10 bg-surface px-4 py-1.5 text-left">
              All
            </th>
            {columns.heads.map(({ id, total: figure }) => (
              <td key={id} className="whitespace-nowrap px-3 text-right">
                {text(figure)}
              </td>
            ))}
            <td className="whitespace-nowrap px-3 text-right">{text(total)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function HeadButton({ head, segment }: { head: PivotHead; segment: ReturnType<typeof useSegment> }) {
  return (
    <button
      type="button"
      aria-pressed={segment.isPicked(head.key)}
      aria-disabled={!segment.canPick}
      title={`${head.label.slice(0, 1_000)}${segment.canPick ? ": click to filter, Shift-click to exclude" : ""}`}
      onClick={(event) => segment.pick(head.key, event)}
      className={cn(
        "inline-block min-h-6 max-w-full truncate rounded-sm px-1.5 align-middle hover:bg-muted hover:text-accent-text aria-pressed:text-accent-text",
        !head.key.value && "text-muted-foreground italic",
      )}
    >
      {head.label.slice(0, 300)}
    </button>
  );
}
