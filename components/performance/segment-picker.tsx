"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { Option } from "@/components/filters/option-list";
import { PickList } from "@/components/filters/pick-list";
import { useFieldValues } from "@/components/filters/use-field-values";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { FieldRef } from "@/lib/fields/field-ref";
import { parseSegment, printSegment, type Segment, segmentLabel } from "@/lib/performance/segment";
import { SideMark } from "./side-choice";

/** Chooses a value of a key for one side of the comparison, among all there are. */
export function SegmentPicker({
  side,
  field,
  segment,
  onSegment,
}: {
  side: "a" | "b";
  field: FieldRef;
  segment: Segment | null;
  onSegment: (segment: Segment) => void;
}) {
  const { filter, range } = useSelection();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const values = useFieldValues({ field: isOpen ? field : undefined, search: query, filter, range });
  const facet = values.data?.kind === "values" ? values.data : undefined;
  const found: Option[] = (facet?.values ?? []).map(({ value, requests }) => ({
    id: printSegment({ kind: "value", value }),
    label: value === "" ? "empty" : value,
    requests,
  }));
  const label = `Segment ${side.toUpperCase()}`;
  return (
    <Popover
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setQuery("");
      }}
    >
      <PopoverTrigger render={<Button size="md" className="min-w-0 max-w-full" />}>
        <span className="sr-only">Segment</span>
        <SideMark side={side} />
        <span className="max-w-56 truncate">{segment ? segmentLabel(segment) : "Choose a value"}</span>
        <ChevronDown aria-hidden className="text-muted-foreground" />
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-72">
        <PickList
          label={label}
          placeholder="Search values"
          query={query}
          onQuery={setQuery}
          options={withOthers(found, query, facet?.missing ?? 0)}
          initialId={segment ? printSegment(segment) : undefined}
          onPick={(id) => {
            const picked = parseSegment(id);
            if (picked) onSegment(picked);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        >
          {values.error && (
            <p role="alert" className="px-3 py-2 text-danger-text text-xs">
              The values could not be counted: {values.error.message}
            </p>
          )}
        </PickList>
      </PopoverContent>
    </Popover>
  );
}

/** The values that were found, none at all, and the typed text as it is: of very many values not all are counted. */
function withOthers(found: readonly Option[], query: string, missing: number): Option[] {
  const typed = printSegment({ kind: "value", value: query });
  return [
    ...found,
    ...(missing > 0 && query === ""
      ? [{ id: printSegment({ kind: "missing" }), label: "not set", requests: missing }]
      : []),
    ...(query !== "" && found.every(({ id }) => id !== typed)
      ? [{ id: typed, label: query, detail: "as typed" }]
      : []),
  ];
}
