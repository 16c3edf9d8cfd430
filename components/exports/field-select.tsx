"use client";

import { useId } from "react";
import type { ColumnSpec } from "@/lib/columns/columns";

/** Picks one field or property; the browser's own list takes any number of them, the keyboard and small screens. */
export function FieldSelect({
  label,
  value,
  none,
  columns,
  onChange,
}: {
  label: string;
  /** A column's id, or empty. */
  value: string;
  /** What the empty choice is called. */
  none: string;
  columns: readonly ColumnSpec[];
  onChange: (id: string) => void;
}) {
  const id = useId();
  const properties = columns.filter(({ source }) => "propertyKey" in source);
  const fields = columns.filter(({ source }) => "field" in source);
  return (
    <label htmlFor={id} className="flex min-w-0 flex-1 basis-40 flex-col gap-1">
      <span className="text-muted-foreground text-xs">{label}</span>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full min-w-0 rounded-md border border-border-strong bg-surface px-2 text-sm shadow-control"
      >
        <option value="">{none}</option>
        {properties.length > 0 && <optgroup label="Properties">{properties.map(option)}</optgroup>}
        <optgroup label="Fields">{fields.map(option)}</optgroup>
      </select>
    </label>
  );
}

function option({ id, label }: ColumnSpec) {
  return (
    <option key={id} value={id}>
      {label}
    </option>
  );
}
