import type { ReactNode } from "react";

/** A label above its control; the control carries the id. */
export function FormField({
  id,
  label,
  hint,
  className,
  children,
}: {
  id: string;
  label: string;
  hint?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children}
      {hint && <p className="mt-1 text-muted-foreground text-xs">{hint}</p>}
    </div>
  );
}

export const selectStyle =
  "h-8 w-full min-w-0 rounded-md border border-border-strong bg-surface px-2 text-sm shadow-control";
