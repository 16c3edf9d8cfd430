"use client";

import { Columns3, Filter as FilterIcon, FilterX } from "lucide-react";
import { useRouter } from "next/navigation";
import { useOptionalSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import type { FieldRef } from "@/lib/fields/field-ref";
import { fieldKey } from "@/lib/fields/field-ref";
import { valueActions } from "@/lib/filter-bar/value-actions";
import { emptyFilter, printUrl } from "@/lib/filters";

/** What a value in sight can do: filter for it, keep it out, make its field a column. */
export function ValueButtons({
  field,
  value,
  onDone,
}: {
  field: FieldRef;
  value: string | null;
  onDone?: () => void;
}) {
  const scope = useOptionalSelection();
  const router = useRouter();
  const filter = scope?.filter ?? emptyFilter;
  return (
    <>
      {valueActions(filter, field, value).map(({ id, label, apply }) => (
        <Button
          key={id}
          variant="ghost"
          onClick={() => {
            const next = apply(filter);
            // A page without a filter of its own leads to the list that has one.
            if (scope) scope.change(next);
            else router.push(`/requests?f=${encodeURIComponent(printUrl(next))}`);
            onDone?.();
          }}
        >
          {id === "exclude" ? <FilterX aria-hidden /> : <FilterIcon aria-hidden />}
          {label}
        </Button>
      ))}
      {scope?.addColumn && (
        <Button
          variant="ghost"
          onClick={() => {
            scope.addColumn?.(fieldKey(field));
            onDone?.();
          }}
        >
          <Columns3 aria-hidden />
          Add column
        </Button>
      )}
    </>
  );
}
