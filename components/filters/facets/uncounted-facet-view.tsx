"use client";

import { useSelection } from "@/components/selection/selection-scope";
import { Skeleton } from "@/components/ui/skeleton";
import type { FieldRef } from "@/lib/fields/field-ref";
import { chosenValues, valueStates } from "@/lib/filter-bar/values";
import { FacetRow } from "./facet-row";
import type { UncountedFacet } from "./facet-schema";

/** A field without figures: it is about to be counted, or nearly every request has a value of its own. */
export function UncountedFacetView({ facet, field }: { facet: UncountedFacet; field: FieldRef }) {
  const { filter } = useSelection();
  if (facet.reason === "not_wanted") {
    return (
      <div role="status" className="flex flex-col gap-1 py-1 pr-1 pl-6">
        <span className="sr-only">Counting {facet.label}</span>
        <Skeleton className="h-4 w-4/5" />
        <Skeleton className="h-4 w-3/5" />
      </div>
    );
  }
  const stateOf = valueStates(filter, field);
  return (
    <>
      <ul aria-label={facet.label} className="flex flex-col empty:hidden">
        {chosenValues(filter, field).map((value) => (
          <FacetRow
            key={`value ${value}`}
            field={field}
            fieldLabel={facet.label}
            value={value}
            label={value === "" ? "(empty)" : value}
            requests={undefined}
            share={0}
            state={stateOf(value)}
          />
        ))}
      </ul>
      <p className="py-0.5 pr-1 pl-6 text-muted-foreground text-xs">
        Nearly every request has a value of its own. Search above to find one.
      </p>
    </>
  );
}
