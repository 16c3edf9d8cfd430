"use client";

import type { KeyboardEvent } from "react";
import { cn } from "@/components/ui/cn";
import { columnWidthMaxPx, columnWidthMinPx, type RequestsTable } from "./use-requests-table";

type Header = ReturnType<RequestsTable["getFlatHeaders"]>[number];

/** The line between two columns: dragged, double-clicked to fit, or moved with the arrow keys. */
export function ColumnResizer({
  header,
  label,
  onFit,
}: {
  header: Header;
  label: string;
  onFit: () => void;
}) {
  const { column } = header;
  const startResize = header.getResizeHandler();
  const onKeyDown = (event: KeyboardEvent) => {
    const stepPx = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (stepPx !== undefined) {
      event.preventDefault();
      const widthPx = Math.min(columnWidthMaxPx, Math.max(columnWidthMinPx, column.getSize() + stepPx));
      column.table.setColumnSizing((sizes) => ({ ...sizes, [column.id]: widthPx }));
    } else if (event.key === "Enter" || event.key === "Home") {
      event.preventDefault();
      onFit();
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget; <hr> cannot be focused.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={Math.round(column.getSize())}
      aria-valuemin={columnWidthMinPx}
      aria-valuemax={columnWidthMaxPx}
      onMouseDown={startResize}
      onTouchStart={startResize}
      onDoubleClick={onFit}
      onKeyDown={onKeyDown}
      className={cn(
        "absolute top-0 right-0 z-10 flex h-full w-3 translate-x-1/2 cursor-col-resize touch-none justify-center",
        "after:my-2 after:w-px after:bg-border group-hover:after:bg-border-strong hover:after:my-0 hover:after:w-0.5 hover:after:bg-accent focus-visible:after:bg-accent",
        column.getIsResizing() && "after:!my-0 after:!w-0.5 after:!bg-accent",
      )}
    />
  );
}
