"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { reservedPropertyKeys } from "@/lib/fields/fields";
import type { RequestRow } from "@/lib/record";
import { PropertyChip } from "./property-chip";
import { PropertyForm } from "./property-form";
import { useEditProperty } from "./use-edit-property";

/** A request's properties, which can be added, changed and removed right here. */
export function RequestProperties({ row }: { row: RequestRow }) {
  const [isAdding, setAdding] = useState(false);
  const edit = useEditProperty(row.request_id);
  const properties = Object.entries(row.properties)
    .filter(([key]) => !reservedPropertyKeys.has(key.toLowerCase()))
    .sort(([a], [b]) => a.localeCompare(b));
  return (
    <section aria-label="Properties" className="px-4 pb-4">
      <h3 className="mb-1.5 text-muted-foreground text-xs">Properties</h3>
      <ul className="flex flex-wrap items-center gap-1.5">
        {properties.map(([key, value]) => (
          <li key={key} className="min-w-0 max-w-full">
            <PropertyChip propertyKey={key} value={value} onEdit={edit.mutate} />
          </li>
        ))}
        <li>
          {!isAdding && (
            <Button
              variant="ghost"
              className="border border-border-strong border-dashed"
              onClick={() => setAdding(true)}
            >
              <Plus aria-hidden />
              Add property
            </Button>
          )}
        </li>
      </ul>
      {isAdding && (
        <PropertyForm
          className="mt-2"
          onSubmit={(change) => {
            edit.mutate(change);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {row.notes.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1 rounded-md bg-warning-soft px-3 py-2 text-warning-text">
          {row.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
