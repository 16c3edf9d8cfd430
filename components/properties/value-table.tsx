"use client";

import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import type { Filter } from "@/lib/filters";
import { formatCount, formatDuration } from "@/lib/format/format";
import { requestsHref } from "@/lib/selection/links";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";
import { Moment } from "./moment";
import type { TableSort } from "./prepare-sort";
import type { ValueRow } from "./property-schema";
import { ShareBar } from "./share-bar";
import { SortHeader } from "./sort-header";
import { Spend } from "./spend";
import type { ValueColumn } from "./use-properties-view";

/** The values of a key side by side, each a link to its requests. */
export function ValueTable({
  propertyKey,
  name,
  rows,
  filter,
  range,
  zone,
  sort,
  onSort,
  isStale,
}: {
  propertyKey: string;
  name: string;
  rows: readonly ValueRow[];
  filter: Filter;
  range: TimeRange;
  zone: TimeZone;
  sort: TableSort<ValueColumn>;
  onSort: (sort: TableSort<ValueColumn>) => void;
  isStale: boolean;
}) {
  const head = { sort, onSort };
  return (
    <ScrollRegion aria-label="Values" className="overflow-x-auto rounded-lg border bg-surface">
      <table className={cn("w-full min-w-[50rem] transition-opacity duration-200", isStale && "opacity-50")}>
        <caption className="sr-only">Values of {name}</caption>
        <thead>
          <tr className="border-b text-muted-foreground text-xs">
            <SortHeader {...head} column="value" label="Value" first="asc" className="pl-2.5" />
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              Share
            </th>
            <SortHeader {...head} column="requests" label="Requests" isEnd />
            <SortHeader {...head} column="cost" label="Spend" isEnd />
            <th scope="col" className="px-3 py-1.5 text-right font-medium">
              Per request
            </th>
            <SortHeader {...head} column="avg_latency" label="Latency" isEnd />
            <th scope="col" className="px-3 py-1.5 text-right font-medium">
              Errors
            </th>
            <SortHeader {...head} column="last_seen" label="Last seen" isEnd className="pr-2.5" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.value} className="h-10 border-b last:border-b-0 hover:bg-hover">
              <th scope="row" className="max-w-80 px-4 text-left font-medium">
                <Link
                  href={requestsHref({
                    filter: narrowedTo(filter, { property: propertyKey }, row.value),
                    range,
                    zone,
                  })}
                  title={row.value.slice(0, 1_000)}
                  className="block truncate rounded-sm py-1 hover:text-accent-text hover:underline"
                >
                  {row.value === "" ? (
                    <span className="text-muted-foreground italic">empty</span>
                  ) : (
                    row.value.slice(0, 300)
                  )}
                </Link>
              </th>
              <td className="px-3">
                <ShareBar share={row.share} />
              </td>
              <td className="px-3 text-right">{formatCount(row.requests)}</td>
              <td className="whitespace-nowrap px-3 text-right">
                <Spend usd={row.cost_usd} />
                {row.unpriced > 0 && row.cost_usd !== null && (
                  <span className="block text-2xs text-muted-foreground">
                    {formatCount(row.unpriced)} without a price
                  </span>
                )}
              </td>
              <td className="whitespace-nowrap px-3 text-right text-muted-foreground">
                {row.avg_cost === null ? "–" : <Spend usd={row.avg_cost} />}
              </td>
              <td className="whitespace-nowrap px-3 text-right">{formatDuration(row.avg_latency_ms)}</td>
              <td
                className={cn(
                  "px-3 text-right",
                  row.errors > 0 ? "text-danger-text" : "text-muted-foreground",
                )}
              >
                {formatCount(row.errors)}
              </td>
              <td className="whitespace-nowrap px-4 text-right text-muted-foreground">
                <Moment iso={row.last_seen} zone={zone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
