"use client";

import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** One choice among a few that stand side by side. */
export function Segmented<T extends string>({
  label,
  value,
  onChange,
  options,
  className,
}: {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: ReactNode; description?: string }[];
  className?: string;
}) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next[0]);
        if (chosen) onChange(chosen.value);
      }}
      className={cn("inline-flex h-7 items-center rounded-md bg-muted p-0.5", className)}
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          aria-label={option.description}
          title={option.description}
          className="flex h-6 min-w-6 items-center justify-center gap-1.5 rounded-[5px] px-2 font-medium text-muted-foreground text-xs hover:text-foreground data-pressed:bg-raised data-pressed:text-foreground data-pressed:shadow-control [&_svg]:size-3.5"
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
