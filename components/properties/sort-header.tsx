"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { nextTableSort, type TableSort } from "./prepare-sort";

/** The head of a column that the table can be ordered by. */
export function SortHeader<Column extends string>({
  column,
  label,
  sort,
  onSort,
  first = "desc",
  isEnd = false,
  className,
}: {
  column: Column;
  label: string;
  sort: TableSort<Column>;
  onSort: (sort: TableSort<Column>) => void;
  /** The direction of the first click: figures from the largest, text from A. */
  first?: "asc" | "desc";
  isEnd?: boolean;
  className?: string;
}) {
  const isSorted = sort.column === column;
  const Arrow = sort.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.direction === "asc" ? "ascending" : "descending") : undefined}
      className={cn("px-1.5 py-1.5 font-medium", isEnd ? "text-right" : "text-left", className)}
    >
      <button
        type="button"
        onClick={() => onSort(nextTableSort(sort, column, first))}
        className={cn(
          "inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 hover:bg-hover hover:text-foreground",
          isSorted && "text-foreground",
          isEnd && "flex-row-reverse",
        )}
      >
        {label}
        {isSorted && <Arrow aria-hidden className="size-3 shrink-0 text-accent-text" />}
      </button>
    </th>
  );
}
