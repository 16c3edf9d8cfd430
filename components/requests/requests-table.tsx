"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, type RefObject, useEffect } from "react";
import { cn } from "@/components/ui/cn";
import type { RequestRow } from "@/lib/record";
import type { Sort } from "@/lib/requests-view/sort";
import type { TimeZone } from "@/lib/time-range/time-range";
import { fitColumn } from "./fit-column";
import { HeaderCell } from "./header-cell";
import { RequestTableRow } from "./request-table-row";
import type { Columns } from "./use-columns";
import { type RequestsTable as Table, useRequestsTable } from "./use-requests-table";

export const rowHeightsPx = { small: 30, medium: 38 } as const;
export type Density = keyof typeof rowHeightsPx;

/** Lets the keyboard bring a row into view and put the focus on it. */
export interface TableHandle {
  reveal: (index: number, id: string, options: { focus: boolean }) => void;
}

/**
 * The requests as a real table. Only the rows in view exist; two rows without content keep the height of the rest,
 * so that the browser lays out columns itself and a screen reader still meets a table.
 */
export function RequestsTable({
  rows,
  columns,
  total,
  zone,
  density,
  sort,
  onSort,
  openId,
  tabStopId,
  onOpen,
  onEndReached,
  isStale,
  footer,
  scrollRef,
  handleRef,
}: {
  rows: RequestRow[];
  columns: Columns;
  total: number | undefined;
  zone: TimeZone;
  density: Density;
  sort: Sort;
  onSort: (sort: Sort) => void;
  openId: string | null;
  tabStopId: string | undefined;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
  onEndReached: () => void;
  isStale: boolean;
  footer: ReactNode;
  scrollRef: RefObject<HTMLDivElement | null>;
  handleRef: RefObject<TableHandle | null>;
}) {
  const table = useRequestsTable(columns, rows);
  const heightPx = rowHeightsPx[density];
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => heightPx,
    overscan: 12,
    scrollPaddingStart: headerHeightPx,
    scrollPaddingEnd: 8,
    getItemKey: (index) => rows[index]?.request_id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const isNearEnd = rows.length > 0 && lastIndex >= rows.length - 20;

  // The virtualizer caches heights by row; a new density makes all of them wrong at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what makes the cache stale.
  useEffect(() => virtualizer.measure(), [heightPx, virtualizer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onEndReached` is made anew at each draw.
  useEffect(() => {
    if (isNearEnd) onEndReached();
  }, [isNearEnd, rows.length]);
  useEffect(() => {
    handleRef.current = {
      reveal: (index, id, { focus }) => {
        virtualizer.scrollToIndex(index, { align: "auto" });
        // The row exists one frame after the scroll that brings it into view.
        if (focus) requestAnimationFrame(() => requestAnimationFrame(() => focusRow(scrollRef.current, id)));
      },
    };
  });

  const paddingTopPx = items[0]?.start ?? 0;
  const paddingBottomPx = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <table
      aria-rowcount={total === undefined ? -1 : total + 1}
      style={{ ...pinOffsets(table, columns), width: `max(100%, ${table.getTotalSize()}px)` }}
      className={cn(
        "table-fixed border-separate border-spacing-0 text-sm transition-opacity duration-200",
        isStale && "opacity-50",
      )}
    >
      <caption className="sr-only">Requests, {sortSentence(sort, columns)}</caption>
      <colgroup>
        {columns.visible.map((column) => (
          <col key={column.id} style={{ width: table.getColumn(column.id)?.getSize() }} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.visible.map((column, place) => {
            const header = table.getFlatHeaders().find((each) => each.column.id === column.id);
            const isPinned = place < columns.state.pinned.length;
            return header ? (
              <HeaderCell
                key={column.id}
                header={header}
                column={column}
                pinOffsetPx={isPinned ? header.column.getStart("start") : null}
                isLastPinned={place === columns.state.pinned.length - 1}
                sort={sort}
                onSort={onSort}
                onFit={() =>
                  table.setColumnSizing((sizes) => ({
                    ...sizes,
                    ...fitColumn(scrollRef.current, place, column.id),
                  }))
                }
              />
            ) : null;
          })}
          <td aria-hidden className="sticky top-0 z-20 border-b bg-background" />
        </tr>
      </thead>
      <tbody>
        <Spacer heightPx={paddingTopPx} />
        {items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <RequestTableRow
              key={row.request_id}
              row={row}
              index={item.index}
              columns={columns.visible}
              pinnedCount={columns.state.pinned.length}
              zone={zone}
              heightPx={heightPx}
              isOpen={row.request_id === openId}
              isTabStop={row.request_id === tabStopId}
              onOpen={onOpen}
            />
          ) : null;
        })}
        <Spacer heightPx={paddingBottomPx} />
        {footer && (
          <tr>
            <td colSpan={columns.visible.length + 1} className="p-0">
              <div className="sticky left-0 flex w-fit min-w-[min(100%,100cqw)] justify-center px-4 py-4">
                {footer}
              </div>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const headerHeightPx = 32;

function Spacer({ heightPx }: { heightPx: number }) {
  return heightPx > 0 ? (
    <tr aria-hidden>
      <td style={{ height: heightPx, padding: 0 }} />
    </tr>
  ) : null;
}

function pinOffsets(table: Table, columns: Columns): CSSProperties {
  return Object.fromEntries(
    columns.state.pinned.map((id, place) => [
      `--pin-${place}`,
      `${table.getColumn(id)?.getStart("start") ?? 0}px`,
    ]),
  );
}

function focusRow(container: HTMLElement | null, id: string): void {
  container
    ?.querySelector<HTMLElement>(`[data-request-link="${CSS.escape(id)}"]`)
    ?.focus({ preventScroll: true });
}

function sortSentence(sort: Sort, columns: Columns): string {
  const label = columns.all.find((column) => column.id === sort.columnId)?.label ?? sort.columnId;
  return `sorted by ${label}, ${sort.direction === "asc" ? "ascending" : "descending"}`;
}
