"use client";

import { useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import type { FieldRef } from "@/lib/fields/field-ref";
import { chosenValues, type FacetValue, valueStates } from "@/lib/filter-bar/values";
import { formatCount } from "@/lib/format/format";
import { useFieldValues } from "../use-field-values";
import { FacetRow } from "./facet-row";
import type { ValuesFacet } from "./facet-schema";
import { useStableOrder } from "./use-stable-order";

/** A field's most frequent values, those chosen beyond them, and requests that have none. */
export function ValuesFacetView({
  facet,
  field,
  isHeld,
}: {
  facet: ValuesFacet;
  field: FieldRef;
  isHeld: boolean;
}) {
  const { filter, range } = useSelection();
  const [isWhole, setWhole] = useState(false);
  const more = useFieldValues({ field: isWhole ? field : undefined, search: "", filter, range });
  const listed = isWhole && more.data?.kind === "values" ? more.data.values : facet.values;
  const counts = new Map(listed.map(({ value, requests }) => [value, requests]));
  // A chosen value keeps its row, however rare it is.
  const chosen = chosenValues(filter, field);
  const order = useStableOrder([...new Set([...counts.keys(), ...chosen])], isHeld);
  const stateOf = valueStates(filter, field);
  const asksMissing = typeof field === "object" && "property" in field;
  const rows: { value: FacetValue; label: string; requests: number | undefined }[] = [
    ...order.map((value) => ({ value, label: labelOf(value, facet.field), requests: counts.get(value) })),
    ...((asksMissing && facet.missing > 0) || stateOf(null) !== "free"
      ? [{ value: null, label: "not set", requests: facet.missing }]
      : []),
  ];
  const rest = facet.distinct - listed.length;
  return (
    <>
      <ul aria-label={facet.label} className="flex flex-col">
        {rows.map(({ value, label, requests }) => (
          <FacetRow
            key={value === null ? "\0missing" : `value ${value}`}
            field={field}
            fieldLabel={facet.label}
            value={value}
            label={label}
            requests={requests}
            share={requests === undefined || facet.requests === 0 ? 0 : requests / facet.requests}
            state={stateOf(value)}
          />
        ))}
      </ul>
      {rest > 0 && !isWhole && (
        <Button variant="ghost" className="ml-1 h-6 px-1.5 font-normal" onClick={() => setWhole(true)}>
          {facet.is_distinct_exact ? "" : "about "}
          {formatCount(rest)} more
        </Button>
      )}
    </>
  );
}

function labelOf(value: string, field: string): string {
  if (value === "") return "(empty)";
  if (field === "stream") return value === "true" ? "streamed" : "whole";
  return value;
}
