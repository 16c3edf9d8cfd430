"use client";

import { type ReactNode, useId } from "react";
import { Checkbox } from "./checkbox";

/** A choice that is on or off, with what it means under its name. */
export function OptionCheckbox({
  label,
  hint,
  isChecked,
  onChange,
}: {
  label: ReactNode;
  hint: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  const id = useId();
  const hintId = useId();
  return (
    <div className="flex items-start gap-2">
      <Checkbox
        id={id}
        checked={isChecked}
        onCheckedChange={onChange}
        aria-describedby={hintId}
        className="mt-1"
      />
      <label htmlFor={id} className="min-h-6 min-w-0 py-0.5">
        {label}
        <span id={hintId} className="block text-muted-foreground text-xs wrap-anywhere">
          {hint}
        </span>
      </label>
    </div>
  );
}
