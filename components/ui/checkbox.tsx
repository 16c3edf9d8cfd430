"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Checkbox({ className, ...props }: ComponentProps<typeof Base.Root>) {
  return (
    <Base.Root
      className={cn(
        "flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50",
        className,
      )}
      {...props}
    >
      <Base.Indicator className="flex text-accent-foreground data-unchecked:hidden">
        <Check className="size-3" strokeWidth={3} aria-hidden />
      </Base.Indicator>
    </Base.Root>
  );
}
