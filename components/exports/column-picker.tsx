"use client";

import { Tag } from "lucide-react";
import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ColumnSpec } from "@/lib/columns/columns";

/** Which columns a file has, one by one. */
export function ColumnPicker({
  columns,
  chosen,
  onChange,
}: {
  columns: readonly ColumnSpec[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const [search, setSearch] = useState("");
  const needle = search.trim().toLowerCase();
  const found = columns.filter(
    ({ id, label }) => label.toLowerCase().includes(needle) || id.includes(needle),
  );
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <div className="rounded-md border">
      <div className="border-b p-1.5">
        <Input
          aria-label="Search columns"
          placeholder="Search columns and properties"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="h-7"
        />
      </div>
      <ScrollRegion aria-label="Columns of the file" className="max-h-44 overflow-y-auto p-1">
        <ul className="grid sm:grid-cols-2">
          {found.map((column) => (
            <Item
              key={column.id}
              column={column}
              isChosen={chosen.has(column.id)}
              onChange={(isChosen) => toggle(column.id, isChosen)}
            />
          ))}
        </ul>
        {found.length === 0 && (
          <p className="px-2 py-4 text-center text-muted-foreground">No column is called “{search}”.</p>
        )}
      </ScrollRegion>
    </div>
  );
}

function Item({
  column,
  isChosen,
  onChange,
}: {
  column: ColumnSpec;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}) {
  const id = useId();
  return (
    <li className="min-w-0">
      <label
        htmlFor={id}
        title={column.description}
        className="flex min-h-7 items-center gap-2 rounded-md px-2 hover:bg-hover"
      >
        <Checkbox id={id} checked={isChosen} onCheckedChange={onChange} />
        <span className="truncate">{column.label}</span>
        {"propertyKey" in column.source && (
          <Tag aria-label="Property" className="size-3 shrink-0 text-muted-foreground" />
        )}
      </label>
    </li>
  );
}
