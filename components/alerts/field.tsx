"use client";

import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";

/** A choice of the form; the browser's own list takes the keyboard and small screens. */
export function SelectField<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; group?: string }[];
  onChange: (value: Value) => void;
  className?: string;
}) {
  const id = useId();
  const groups = [...new Set(options.map(({ group }) => group))];
  const listed = (of: string | undefined) =>
    options
      .filter(({ group }) => group === of)
      .map((option) => (
        <option key={option.value} value={String(option.value)}>
          {option.label}
        </option>
      ));
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select
        id={id}
        value={String(value)}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className="h-8 w-full min-w-0 rounded-md border border-border-strong bg-surface px-2 text-sm shadow-control"
      >
        {groups.map((group) =>
          group === undefined ? (
            listed(group)
          ) : (
            <optgroup key={group} label={group}>
              {listed(group)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}

/** A line of text or a number of the form, with its unit and a hint. */
export function TextField({
  label,
  value,
  onChange,
  unit,
  hint,
  placeholder,
  inputMode,
  required,
  className,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  unit?: string;
  hint?: ReactNode;
  placeholder?: string;
  inputMode?: "decimal" | "numeric" | "email";
  required?: boolean;
  className?: string;
}) {
  const id = useId();
  const hintId = useId();
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={hint ? hintId : undefined}
          placeholder={placeholder}
          inputMode={inputMode}
          required={required}
          autoComplete="off"
          maxLength={inputMode === "decimal" ? 40 : 2_000}
        />
        {unit && <span className="shrink-0 text-muted-foreground">{unit}</span>}
      </div>
      {hint && (
        <p id={hintId} className="text-muted-foreground text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}
