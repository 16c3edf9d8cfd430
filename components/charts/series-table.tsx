"use client";

import { Table2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatTime } from "@/lib/format/format";
import type { SeriesPoint } from "@/lib/series/prepare";
import type { TimeZone } from "@/lib/time-range/time-range";

/** The figures behind a chart, for who cannot or would rather not read bars. */
export function SeriesTable({
  label,
  points,
  series,
  format,
  zone,
  hrefOf,
}: {
  label: string;
  points: readonly SeriesPoint[];
  series: readonly { id: string; label: string }[];
  format: (figure: string | number) => string;
  zone: TimeZone;
  /** Where a figure leads, such as to the requests behind it. */
  hrefOf?: (seriesId: string, point: SeriesPoint) => string | undefined;
}) {
  return (
    <Popover>
      <PopoverTrigger
        render={
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`${label} as a table`}
            title="Figures as a table"
          />
        }
      >
        <Table2 aria-hidden />
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={label} className="max-h-96 overflow-y-auto">
        <div className="flex justify-end px-2 pt-2">
          <CopyButton text={() => asTabs(points, series)} label="figures">
            Copy
          </CopyButton>
        </div>
        <table className="text-xs">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr className="text-left text-muted-foreground">
              <th scope="col" className="sticky top-0 bg-raised px-3 py-2 font-medium">
                From
              </th>
              {series.map((each) => (
                <th
                  key={each.id}
                  scope="col"
                  className="sticky top-0 bg-raised px-3 py-2 text-right font-medium"
                >
                  {each.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => {
              const { startMs, isPartial, figures } = point;
              return (
                <tr key={startMs} className="border-t">
                  <th scope="row" className="px-3 py-1 text-left font-normal">
                    {formatTime(new Date(startMs).toISOString(), zone, Date.now())}
                    {isPartial && <span className="text-muted-foreground"> (not whole)</span>}
                  </th>
                  {series.map(({ id }) => {
                    const figure = figures[id] ?? null;
                    const text = figure === null ? "–" : format(figure);
                    const href = Number(figure ?? 0) === 0 ? undefined : hrefOf?.(id, point);
                    return (
                      <td key={id} className="px-3 py-1 text-right">
                        {href ? (
                          <Link href={href} className="rounded-sm hover:text-accent-text hover:underline">
                            {text}
                          </Link>
                        ) : (
                          text
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </PopoverContent>
    </Popover>
  );
}

/** The table as a spreadsheet takes it. */
function asTabs(points: readonly SeriesPoint[], series: readonly { id: string }[]): string {
  const rows = points.map(({ startMs, figures }) => [
    new Date(startMs).toISOString(),
    ...series.map(({ id }) => figures[id] ?? ""),
  ]);
  return [["from", ...series.map(({ id }) => id)], ...rows].map((row) => row.join("\t")).join("\n");
}
