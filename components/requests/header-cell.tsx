"use client";

import { ArrowDown, ArrowUp, Pin } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { ColumnSpec } from "@/lib/columns/columns";
import { isSortable, nextSort, type Sort } from "@/lib/requests-view/sort";
import { ColumnResizer } from "./column-resizer";
import type { RequestsTable } from "./use-requests-table";

type Header = ReturnType<RequestsTable["getFlatHeaders"]>[number];

/** A column's head: its name, which sorts when the API can, and the handle that makes it wider. */
export function HeaderCell({
  header,
  column,
  pinOffsetPx,
  isLastPinned,
  sort,
  onSort,
  onFit,
}: {
  header: Header;
  column: ColumnSpec;
  /** Distance from the left edge when the column is pinned. */
  pinOffsetPx: number | null;
  /** The edge under which the other columns pass. */
  isLastPinned: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onFit: () => void;
}) {
  const isSorted = sort.columnId === column.id;
  const isEnd = column.align === "end";
  const Arrow = sort.direction === "asc" ? ArrowUp : ArrowDown;
  const label = (
    <>
      <span className="truncate">{column.label}</span>
      {pinOffsetPx !== null && <Pin aria-hidden className="size-3 shrink-0 rotate-45 opacity-60" />}
      {isSorted && <Arrow aria-hidden className="size-3 shrink-0 text-accent-text" />}
    </>
  );
  return (
    <th
      scope="col"
      aria-label={column.label}
      aria-sort={isSorted ? (sort.direction === "asc" ? "ascending" : "descending") : undefined}
      style={pinOffsetPx === null ? undefined : { left: pinOffsetPx }}
      className={cn(
        "group sticky top-0 z-20 h-8 border-b bg-background p-0 text-left font-medium text-muted-foreground text-xs",
        pinOffsetPx !== null && "z-30",
        isLastPinned && "border-r",
      )}
    >
      <div className={cn("flex h-full items-center px-1.5", isEnd && "justify-end")}>
        {isSortable(column.id) ? (
          <button
            type="button"
            title={column.description}
            onClick={() => onSort(nextSort(sort, column.id, isTextual(column)))}
            className={cn(
              "flex h-6 min-w-0 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-foreground",
              isSorted && "text-foreground",
            )}
          >
            {label}
          </button>
        ) : (
          <span title={column.description} className="flex min-w-0 items-center gap-1 px-1.5">
            {label}
          </span>
        )}
      </div>
      <ColumnResizer header={header} label={column.label} onFit={onFit} />
    </th>
  );
}

function isTextual(column: ColumnSpec): boolean {
  return column.kind === "text" || column.kind === "uuid";
}
