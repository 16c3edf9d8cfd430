"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatCount } from "@/lib/format/format";
import { propertyHref } from "@/lib/selection/links";
import type { TimeRange, TimeZone } from "@/lib/time-range/time-range";
import type { WantedChange } from "./change-dialog";
import { KeyActions } from "./key-actions";
import { Moment } from "./moment";
import type { KeyColumn } from "./prepare-keys";
import type { TableSort } from "./prepare-sort";
import type { Property } from "./property-schema";
import { ShareBar } from "./share-bar";
import { SortHeader } from "./sort-header";
import { Spend } from "./spend";

/** All keys side by side, each a link to its values. */
export function KeyTable({
  keys,
  range,
  zone,
  sort,
  onSort,
  onChange,
  isStale,
}: {
  keys: readonly Property[];
  range: TimeRange;
  zone: TimeZone;
  sort: TableSort<KeyColumn>;
  onSort: (sort: TableSort<KeyColumn>) => void;
  onChange: (wanted: WantedChange) => void;
  isStale: boolean;
}) {
  const head = { sort, onSort };
  return (
    <ScrollRegion aria-label="Property keys" className="overflow-x-auto rounded-lg border bg-surface">
      <table
        className={cn(
          "w-full min-w-[52rem] transition-opacity duration-200",
          // What was asked for before is still shown, and looks like it.
          isStale && "opacity-50",
        )}
      >
        <caption className="sr-only">Property keys</caption>
        <thead>
          <tr className="border-b text-muted-foreground text-xs">
            <SortHeader {...head} column="key" label="Key" first="asc" className="pl-2.5" />
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              Coverage
            </th>
            <SortHeader {...head} column="requests" label="Requests" isEnd />
            <SortHeader {...head} column="values" label="Values" isEnd />
            <SortHeader {...head} column="cost" label="Spend" isEnd />
            <SortHeader {...head} column="first" label="First seen" isEnd />
            <SortHeader {...head} column="last" label="Last seen" isEnd />
            <td className="w-10" />
          </tr>
        </thead>
        <tbody>
          {keys.map((property) => (
            <tr key={property.key} className="group h-10 border-b last:border-b-0 hover:bg-hover">
              <th scope="row" className="max-w-64 px-4 text-left font-medium">
                <span className="flex items-center gap-2">
                  <Link
                    href={propertyHref(property.key, { range, zone })}
                    className="min-w-0 truncate rounded-sm py-1 hover:text-accent-text hover:underline"
                  >
                    {property.property}
                  </Link>
                  {property.is_hidden && <Badge>Hidden</Badge>}
                  {!property.is_hidden && property.warnings.length > 0 && (
                    <TriangleAlert
                      role="img"
                      aria-label={property.warnings.map(({ message }) => message).join(" ")}
                      className="size-3.5 shrink-0 text-warning-text"
                    />
                  )}
                </span>
              </th>
              <td className="px-3">
                <ShareBar share={property.coverage} />
              </td>
              <td className="px-3 text-right">{formatCount(property.requests)}</td>
              <td className="px-3 text-right">{formatCount(property.values)}</td>
              <td className="whitespace-nowrap px-3 text-right">
                <Spend usd={property.cost_usd} />
              </td>
              <td className="whitespace-nowrap px-3 text-right text-muted-foreground">
                <Moment iso={property.first_seen} zone={zone} />
              </td>
              <td className="whitespace-nowrap px-3 text-right text-muted-foreground">
                <Moment iso={property.last_seen} zone={zone} />
              </td>
              <td className="pr-2 text-right">
                <KeyActions property={property} onChange={onChange} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
