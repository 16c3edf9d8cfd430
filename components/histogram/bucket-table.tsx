"use client";

import { Table2 } from "lucide-react";
import { TableExport } from "@/components/exports/table-export";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatCount, formatMoney, formatTime } from "@/lib/format/format";
import type { Bucket } from "@/lib/histogram-view/prepare";
import type { TimeZone } from "@/lib/time-range/time-range";

/** The figures behind the chart, for who cannot or would rather not read bars. */
export function BucketTable({ buckets, zone }: { buckets: readonly Bucket[]; zone: TimeZone }) {
  return (
    <Popover>
      <PopoverTrigger
        render={
          <Button variant="ghost" size="icon-sm" aria-label="Figures as a table" title="Figures as a table" />
        }
      >
        <Table2 aria-hidden />
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Requests over time" className="max-h-96 overflow-y-auto">
        <div className="flex justify-end gap-1 px-2 pt-2">
          <TableExport name="requests-over-time" table={() => asTable(buckets)} />
          <CopyButton text={() => asTabs(buckets)} label="figures">
            Copy
          </CopyButton>
        </div>
        <table className="text-xs">
          <caption className="sr-only">Requests over time</caption>
          <thead>
            <tr className="text-left text-muted-foreground">
              <th scope="col" className="sticky top-0 bg-raised px-3 py-2 font-medium">
                From
              </th>
              {["Requests", "Failed", "Cost"].map((label) => (
                <th
                  key={label}
                  scope="col"
                  className="sticky top-0 bg-raised px-3 py-2 text-right font-medium"
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket) => (
              <tr key={bucket.start} className="border-t">
                <th scope="row" className="px-3 py-1 text-left font-normal">
                  {formatTime(bucket.start, zone, Date.now())}
                  {bucket.is_unfinished && <span className="text-muted-foreground"> (still running)</span>}
                </th>
                <td className="px-3 py-1 text-right">{formatCount(bucket.requests)}</td>
                <td className="px-3 py-1 text-right">{formatCount(bucket.errors)}</td>
                <td className="px-3 py-1 text-right">{formatMoney(bucket.cost_usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </PopoverContent>
    </Popover>
  );
}

function asTable(buckets: readonly Bucket[]) {
  return {
    headers: ["from", "requests", "failed", "cost_usd"],
    rows: buckets.map(({ start, requests, errors, cost_usd }) => [start, requests, errors, cost_usd]),
  };
}

/** The table as a spreadsheet takes it. */
function asTabs(buckets: readonly Bucket[]): string {
  const { headers, rows } = asTable(buckets);
  return [headers, ...rows].map((row) => row.join("\t")).join("\n");
}
