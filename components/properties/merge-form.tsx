"use client";

import { ArrowLeftRight } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { ChangePanel } from "./change-panel";
import type { Property } from "./property-schema";

/** Asks into which key another one goes, and whose value stays where a request has both. */
export function MergeForm({
  property,
  into,
  others,
}: {
  property: Property;
  /** The key that is proposed. */
  into?: Property;
  /** All keys to choose from. */
  others: readonly Property[];
}) {
  const [sourceName, setSourceName] = useState(property.property);
  const [targetName, setTargetName] = useState(into?.property ?? "");
  const [keep, setKeep] = useState<"target" | "source">("target");
  const listId = useId();
  const targetId = useId();
  const source = find(others, sourceName) ?? property;
  const target = find(others, targetName);
  const isSame = target?.key === source.key;
  return (
    <ChangePanel
      verb="Merge"
      change={target && !isSame ? { type: "merge", key: source.key, into: target.key, keep } : null}
    >
      <datalist id={listId}>
        {others.map(({ key, property: name }) => (
          <option key={key} value={name} />
        ))}
      </datalist>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-40">
          <p className="mb-1.5 font-medium">Merge</p>
          <p className="flex h-8 items-center rounded-md bg-muted px-2.5">
            <span className="truncate">{source.property}</span>
          </p>
        </div>
        <Button
          size="icon-md"
          variant="ghost"
          aria-label="Merge the other way round"
          title="Merge the other way round"
          disabled={!target || isSame}
          onClick={() => {
            setSourceName(targetName);
            setTargetName(source.property);
          }}
        >
          <ArrowLeftRight aria-hidden />
        </Button>
        <div className="min-w-0 flex-1 basis-40">
          <label htmlFor={targetId} className="mb-1.5 block font-medium">
            into
          </label>
          <Input
            id={targetId}
            value={targetName}
            onChange={(event) => setTargetName(event.target.value)}
            list={listId}
            placeholder="Choose a key"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            aria-invalid={isSame}
          />
        </div>
      </div>
      {targetName !== "" && !target && (
        <p className="text-muted-foreground">There is no property of this name yet; rename instead.</p>
      )}
      {isSame && <p className="text-danger-text">These are the same property.</p>}
      <fieldset>
        <legend className="mb-1.5 font-medium">Where a request has both</legend>
        <div className="flex flex-col gap-1.5">
          {(["target", "source"] as const).map((side) => (
            <label key={side} className="flex min-h-6 items-center gap-2">
              <input
                type="radio"
                name="keep"
                checked={keep === side}
                onChange={() => setKeep(side)}
                className="size-4 accent-accent"
              />
              keep the value of {side === "target" ? (target?.property ?? "the target") : source.property}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="text-muted-foreground text-xs">
        Calls that go on sending “{source.property}” are recorded under the other name, by a rule you can
        lift.
      </p>
    </ChangePanel>
  );
}

function find(keys: readonly Property[], name: string): Property | undefined {
  const stored = name.trim().toLowerCase();
  return keys.find(({ key }) => key === stored);
}
