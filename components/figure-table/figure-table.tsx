"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import type { TableSort } from "@/components/properties/prepare-sort";
import { SortHeader } from "@/components/properties/sort-header";
import { cn } from "@/components/ui/cn";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { TimeZone } from "@/lib/time-range/time-range";
import type { FigureColumn } from "./figure-column";
import { useLinkWalk } from "./use-link-walk";

const rowHeightPx = 40;

/**
 * A table of figures as long as there are rows: only those in view exist. The first column names the row and leads to
 * its page, by a link that covers the row.
 */
export function FigureTable<Row, Key extends string>({
  caption,
  rows,
  columns: [nameColumn, ...columns],
  total,
  rowId,
  rowHref,
  sort,
  onSort,
  zone,
  isStale,
  onEndReached,
  footer,
}: {
  caption: string;
  rows: readonly Row[];
  columns: readonly FigureColumn<Row, Key>[];
  /** How many rows there are, loaded or not. */
  total: number | undefined;
  rowId: (row: Row) => string;
  rowHref: (row: Row) => string;
  sort: TableSort<Key>;
  onSort: (sort: TableSort<Key>) => void;
  zone: TimeZone;
  isStale: boolean;
  onEndReached: () => void;
  footer: ReactNode;
}) {
  const scrollRef = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollPaddingStart: 36,
    scrollPaddingEnd: 8,
  });
  const walk = useLinkWalk(rows.length, scrollRef, (index) => virtualizer.scrollToIndex(index));
  const items = virtualizer.getVirtualItems();
  const isNearEnd = rows.length > 0 && (items.at(-1)?.index ?? 0) >= rows.length - 20;
  // After each draw: whoever loads the next rows knows whether they are on their way already.
  useEffect(() => {
    if (isNearEnd) onEndReached();
  });
  if (!nameColumn) return null;
  const all = [nameColumn, ...columns];
  const widthPx = all.reduce((sum, column) => sum + column.widthPx, 0);
  return (
    <ScrollRegion
      ref={scrollRef}
      aria-label={caption}
      className="@container min-h-0 flex-1 scroll-pt-9 overflow-auto border-t"
    >
      <table
        aria-rowcount={total === undefined ? -1 : total + 1}
        style={{ width: `max(100%, ${widthPx}px)` }}
        className={cn(
          "table-fixed border-separate border-spacing-0 transition-opacity duration-200",
          isStale && "opacity-50",
        )}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {all.map((column) => (
            <col key={column.key} style={{ width: column.widthPx }} />
          ))}
        </colgroup>
        <thead className="sticky top-0 z-20 bg-background text-muted-foreground text-xs [&_th]:border-b">
          <tr aria-rowindex={1}>
            {all.map(({ key, label, first, isEnd }, place) => (
              <SortHeader
                key={key}
                column={key}
                label={label}
                sort={sort}
                onSort={onSort}
                first={first}
                isEnd={isEnd}
                className={cn("px-1", place === 0 && "pl-2.5", place === all.length - 1 && "pr-2.5")}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer heightPx={items[0]?.start ?? 0} columns={all.length} />
          {items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr
                key={rowId(row)}
                aria-rowindex={index + 2}
                style={{ height: rowHeightPx }}
                className="relative bg-surface hover:bg-hover has-focus-visible:bg-selected [&>*]:border-b"
              >
                <th scope="row" className="px-4 text-left font-medium">
                  <Link
                    href={rowHref(row)}
                    data-row-link={index}
                    tabIndex={index === walk.tabStop ? 0 : -1}
                    onFocus={() => walk.setCurrent(index)}
                    className="block truncate rounded-sm py-1 after:absolute after:inset-0 hover:text-accent-text"
                  >
                    {nameColumn.draw(row, zone)}
                  </Link>
                </th>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={cn(
                      "overflow-hidden truncate whitespace-nowrap px-2.5 last:pr-4",
                      column.isEnd && "text-right",
                    )}
                  >
                    {column.draw(row, zone)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer heightPx={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} columns={all.length} />
        </tbody>
      </table>
      <div className="sticky left-0 flex w-[100cqw] justify-center px-4 py-4">{footer}</div>
    </ScrollRegion>
  );
}

function Spacer({ heightPx, columns }: { heightPx: number; columns: number }) {
  return heightPx > 0 ? (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height: heightPx, padding: 0 }} />
    </tr>
  ) : null;
}
