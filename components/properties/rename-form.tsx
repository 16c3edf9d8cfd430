"use client";

import { useId, useState } from "react";
import { useDebounced } from "@/components/filters/use-debounced";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { callLimits } from "@/lib/call";
import { ChangePanel } from "./change-panel";
import type { Property } from "./property-schema";

/** Asks for the new name; what it would do follows the typing after a short rest. */
export function RenameForm({
  property,
  others,
  onRespelled,
  onMerge,
}: {
  property: Property;
  others: readonly Property[];
  onRespelled: () => void;
  /** Told when the name is taken and both are to become one. */
  onMerge: (into: Property) => void;
}) {
  const [name, setName] = useState(property.property);
  const settled = useDebounced(name.trim(), 350);
  const id = useId();
  const taken = others.find((other) => other.key === name.trim().toLowerCase() && other.key !== property.key);
  const isAsked = settled !== "" && settled !== property.property && settled === name.trim() && !taken;
  return (
    <ChangePanel
      verb="Rename"
      change={isAsked ? { type: "rename", key: property.key, to: settled } : null}
      onRespelled={onRespelled}
    >
      <div>
        <label htmlFor={id} className="mb-1.5 block font-medium">
          New name
        </label>
        <Input
          id={id}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
          maxLength={callLimits.propertyKeyCharsMax}
          autoComplete="off"
          spellCheck={false}
        />
        <p className="mt-1.5 text-muted-foreground text-xs">
          Calls that go on sending “{property.property}” are recorded under the new name, by a rule you can
          lift.
        </p>
      </div>
      {taken && (
        <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span>“{taken.property}” exists already.</span>
          <Button onClick={() => onMerge(taken)}>Merge “{property.property}” into it…</Button>
        </p>
      )}
    </ChangePanel>
  );
}
