"use client";

import { type FormEvent, type KeyboardEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { callLimits } from "@/lib/call";

/** Asks for a property's value, and for its key when that is not given. */
export function PropertyForm({
  fixedKey,
  initialValue = "",
  onSubmit,
  onCancel,
  className,
}: {
  fixedKey?: string;
  initialValue?: string;
  onSubmit: (property: { key: string; value: string }) => void;
  onCancel: () => void;
  className?: string;
}) {
  const valueId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const key = fixedKey ?? String(form.get("key")).trim();
    if (key !== "") onSubmit({ key, value: String(form.get("value")) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      // One layer at a time: the panel around the form stays.
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} className={cn("flex flex-wrap items-end gap-2", className)}>
      {fixedKey === undefined && (
        <Input
          name="key"
          aria-label="Property key"
          placeholder="Key, such as Environment"
          required
          autoFocus
          autoComplete="off"
          maxLength={callLimits.propertyKeyCharsMax}
          className="h-7 flex-1 basis-32"
        />
      )}
      <div className="flex-1 basis-40">
        {fixedKey !== undefined && (
          <label htmlFor={valueId} className="mb-1 block truncate text-muted-foreground text-xs">
            {fixedKey}
          </label>
        )}
        <Input
          id={valueId}
          name="value"
          aria-label={fixedKey === undefined ? "Property value" : undefined}
          placeholder="Value"
          defaultValue={initialValue}
          autoFocus={fixedKey !== undefined}
          autoComplete="off"
          maxLength={callLimits.propertyValueCharsMax}
          className="h-7"
        />
      </div>
      <div className="flex gap-1.5">
        <Button type="submit" variant="primary">
          {fixedKey === undefined ? "Add" : "Save"}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
