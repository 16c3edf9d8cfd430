"use client";

import { useId } from "react";
import { useSpell } from "@/components/edits/use-spell";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";

const choices = [
  { value: "all", label: "Together" },
  { value: "user", label: "Each user" },
  { value: "property", label: "Each value" },
] as const;

/** Whose calls share one count. */
export function SegmentField({
  segment,
  onChange,
}: {
  /** Null for all calls together, `user`, or the key of a property, empty while none is chosen. */
  segment: string | null;
  onChange: (segment: string | null) => void;
}) {
  const { spellings } = useSpell();
  const listId = useId();
  const choice = segment === null ? "all" : segment === "user" ? "user" : "property";
  return (
    <div>
      <p className="mb-1.5 font-medium">Counted</p>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Counted"
          value={choice}
          options={choices}
          onChange={(next) => onChange(next === "all" ? null : next === "user" ? "user" : "")}
        />
        {choice === "property" && (
          <>
            <datalist id={listId}>
              {spellings.map((key) => (
                <option key={key} value={key} />
              ))}
            </datalist>
            <Input
              aria-label="Property"
              required
              value={segment ?? ""}
              onChange={(event) => onChange(event.target.value)}
              list={listId}
              placeholder="customer"
              autoComplete="off"
              spellCheck={false}
              className="min-w-32 flex-1"
            />
          </>
        )}
      </div>
    </div>
  );
}
