"use client";

import { ContextMenu } from "@base-ui/react/context-menu";
import Link from "next/link";
import { type MouseEvent, type ReactElement, useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { copyText } from "@/components/ui/copy-button";
import { MenuContent, MenuItem } from "@/components/ui/menu";
import type { ColumnSpec } from "@/lib/columns/columns";
import { valueActions } from "@/lib/filter-bar/value-actions";
import { parseFieldName } from "@/lib/filters";
import type { RequestRow } from "@/lib/record";
import { cellValue } from "@/lib/requests-view/cell-value";
import { sessionHref, userHref } from "@/lib/selection/links";

/**
 * The menu of a cell's value, on the right mouse button or the keyboard's menu key: one menu for the whole table,
 * told by the cell it was opened on.
 *
 * @param children the element that holds the table.
 */
export function CellMenu({
  rows,
  columns,
  children,
}: {
  rows: readonly RequestRow[];
  columns: readonly ColumnSpec[];
  children: ReactElement;
}) {
  const { filter, range, zone, change } = useSelection();
  const [cell, setCell] = useState<{ column: ColumnSpec; value: string | null } | null>(null);
  const field = cell && parseFieldName(cell.column.id);
  const find = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const cellElement = target?.closest("td");
    const rowElement = target?.closest("tr");
    const id = rowElement?.querySelector("[data-request-link]")?.getAttribute("data-request-link");
    const row = rows.find((each) => each.request_id === id);
    const column = cellElement ? columns[cellElement.cellIndex] : undefined;
    const value = row && column ? cellValue(row, column.id) : undefined;
    return column && value !== undefined ? { column, value } : null;
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={children}
        onContextMenu={(event) => {
          const found = find(event);
          setCell(found);
          // Where no value is, the browser's own menu is more use than an empty one.
          if (!found) event.preventBaseUIHandler();
        }}
      />
      {cell && field && (
        <MenuContent align="start">
          <p className="max-w-72 truncate px-2 py-1 text-muted-foreground text-xs">
            {cell.column.label}:{" "}
            {cell.value === null ? "not set" : cell.value === "" ? "(empty)" : cell.value}
          </p>
          {valueActions(filter, field, cell.value).map(({ id, label, apply }) => (
            <MenuItem key={id} onClick={() => change(apply(filter))}>
              {label}
            </MenuItem>
          ))}
          {cell.value !== null && (
            <MenuItem onClick={() => void copyText(cell.value ?? "")}>Copy value</MenuItem>
          )}
          {cell.column.id === "user" && (
            <MenuItem render={<Link href={userHref(cell.value ?? "", { range, zone })} />}>
              Go to the user
            </MenuItem>
          )}
          {cell.column.id === "session" && cell.value && (
            <MenuItem render={<Link href={sessionHref(cell.value, zone)} />}>Go to the session</MenuItem>
          )}
        </MenuContent>
      )}
    </ContextMenu.Root>
  );
}
