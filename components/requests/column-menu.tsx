"use client";

import { Columns3 } from "lucide-react";
import { useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { moveColumn, setHidden, setPinned } from "@/lib/columns/column-state";
import type { ColumnSpec } from "@/lib/columns/columns";
import { ColumnMenuItem } from "./column-menu-item";
import type { Columns } from "./use-columns";

/** Which columns are shown, in what order, and which stay at the left. */
export function ColumnMenu({ columns }: { columns: Columns }) {
  const [isOpen, setOpen] = useState(false);
  useShortcut("c", () => setOpen(true));
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger render={<Button aria-label="Columns" title="Columns (c)" />}>
        <Columns3 aria-hidden className="text-muted-foreground" />
        <span className="hidden lg:inline">Columns</span>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Columns" className="w-80">
        <ColumnMenuPanel columns={columns} />
      </PopoverContent>
    </Popover>
  );
}

function ColumnMenuPanel({ columns }: { columns: Columns }) {
  const [search, setSearch] = useState("");
  const { state, setState } = columns;
  const shown = inStateOrder(columns).filter((column) => matches(column, search));
  const visible = shown.filter((column) => !state.hidden.has(column.id));
  const hidden = shown.filter((column) => state.hidden.has(column.id));
  const item = (column: ColumnSpec) => (
    <ColumnMenuItem
      key={column.id}
      column={column}
      isVisible={!state.hidden.has(column.id)}
      isPinned={state.pinned.includes(column.id)}
      isLastVisible={columns.visible.length === 1}
      onVisible={(isVisible) => setState(setHidden(state, column.id, !isVisible))}
      onPinned={(isPinned) => setState(setPinned(state, column.id, isPinned))}
      onMove={(step) => setState(moveColumn(state, column.id, step))}
    />
  );
  return (
    <>
      <div className="border-b p-2">
        <Input
          aria-label="Search columns"
          placeholder="Search columns and properties"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="h-7"
        />
      </div>
      <div className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1">
        {visible.length > 0 && <Group title="Shown">{visible.map(item)}</Group>}
        {hidden.length > 0 && <Group title="Hidden">{hidden.map(item)}</Group>}
        {shown.length === 0 && (
          <p className="px-2 py-6 text-center text-muted-foreground">No column is called “{search}”.</p>
        )}
      </div>
      <div className="flex items-center justify-between border-t px-3 py-2 text-muted-foreground text-xs">
        {columns.visible.length} of {columns.all.length} shown
        <Button variant="ghost" disabled={columns.isDefault} onClick={columns.reset}>
          Reset
        </Button>
      </div>
    </>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="px-2 pt-2 pb-1 font-medium text-muted-foreground text-xs">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function inStateOrder({ all, state }: Columns): ColumnSpec[] {
  const place = new Map(state.order.map((id, index) => [id, index]));
  return all.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

function matches({ label, id }: ColumnSpec, search: string): boolean {
  const needle = search.trim().toLowerCase();
  return label.toLowerCase().includes(needle) || id.includes(needle);
}
