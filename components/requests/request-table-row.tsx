"use client";

import { type MouseEvent, memo } from "react";
import { cn } from "@/components/ui/cn";
import type { ColumnSpec } from "@/lib/columns/columns";
import type { RequestRow } from "@/lib/record";
import type { TimeZone } from "@/lib/time-range/time-range";
import { RequestCell } from "./cell";

/**
 * One request as a row. Its first cell holds a real link, which is what the keyboard and a new tab use; a click
 * anywhere else does the same for the mouse. Drawn again only when something of it changes.
 */
export const RequestTableRow = memo(function RequestTableRow({
  row,
  index,
  columns,
  pinnedCount,
  zone,
  heightPx,
  isOpen,
  isTabStop,
  onOpen,
}: {
  row: RequestRow;
  index: number;
  columns: readonly ColumnSpec[];
  pinnedCount: number;
  zone: TimeZone;
  heightPx: number;
  isOpen: boolean;
  isTabStop: boolean;
  onOpen: (id: string, by: "mouse" | "keyboard") => void;
}) {
  const open = (event: MouseEvent) => {
    const isSelecting = window.getSelection()?.type === "Range";
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || isSelecting) return;
    event.preventDefault();
    // A link pressed with Enter fires a click without a pointer behind it.
    onOpen(row.request_id, event.detail === 0 ? "keyboard" : "mouse");
  };
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={isOpen || undefined}
      onClick={open}
      style={{ height: heightPx }}
      className="group/row bg-surface hover:bg-hover aria-[current]:bg-selected"
    >
      {columns.map((column, place) => (
        <td
          key={column.id}
          style={place < pinnedCount ? { left: `var(--pin-${place})` } : undefined}
          className={cn(
            "overflow-hidden border-b p-0",
            column.align === "end" && "text-right",
            quietColumns.has(column.id) && "text-muted-foreground",
            place === pinnedCount - 1 && "border-r",
            place < pinnedCount &&
              "sticky z-10 bg-surface group-hover/row:bg-hover group-aria-[current]/row:bg-selected",
          )}
        >
          <div data-cell className="truncate px-3">
            {place === 0 ? (
              <a
                href={`/requests/${row.request_id}`}
                data-request-link={row.request_id}
                tabIndex={isTabStop ? 0 : -1}
                className="-outline-offset-1 inline-block max-w-full truncate rounded-sm align-middle"
              >
                <RequestCell column={column} row={row} zone={zone} />
              </a>
            ) : (
              <RequestCell column={column} row={row} zone={zone} />
            )}
          </div>
        </td>
      ))}
      <td aria-hidden className="border-b" />
    </tr>
  );
});

/** What is read last steps back, so that the eye finds the request first. */
const quietColumns: ReadonlySet<string> = new Set(["created", "response", "provider", "path", "request_id"]);
