import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A one-line text field. It needs a `<label>` or an `aria-label`. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={cn(
        "h-8 w-full min-w-0 rounded-md border border-border-strong bg-surface px-2.5 text-foreground text-sm shadow-control placeholder:text-muted-foreground disabled:opacity-50 aria-invalid:border-danger",
        className,
      )}
      {...props}
    />
  );
}
