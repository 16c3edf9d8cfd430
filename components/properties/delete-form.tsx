"use client";

import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { ChangePanel } from "./change-panel";
import type { Property } from "./property-schema";

/** Asks to type the key, as a sign that it is meant, and whether to drop it from calls to come as well. */
export function DeleteForm({ property }: { property: Property }) {
  const [typed, setTyped] = useState("");
  const [keepDropping, setKeepDropping] = useState(false);
  const id = useId();
  const checkboxId = useId();
  return (
    <ChangePanel
      verb="Delete"
      isDangerous
      isConfirmed={typed.trim() === property.property}
      change={{ type: "delete", key: property.key, keepDropping }}
    >
      <div className="flex min-h-6 items-center gap-2">
        <Checkbox id={checkboxId} checked={keepDropping} onCheckedChange={setKeepDropping} />
        <label htmlFor={checkboxId}>Drop it from calls to come as well, by a rule you can lift</label>
      </div>
      <div>
        <label htmlFor={id} className="mb-1.5 block font-medium">
          Type <code className="break-all rounded-sm bg-muted px-1 font-mono">{property.property}</code> to
          confirm
        </label>
        <Input
          id={id}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
    </ChangePanel>
  );
}
