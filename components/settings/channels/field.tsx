import { type ReactNode, useId } from "react";

/** A labelled field with a sentence of help under it. */
export function Field({
  label,
  help,
  children,
}: {
  label: string;
  help?: string;
  children: (props: { id: string; "aria-describedby"?: string }) => ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children({ id, ...(help && { "aria-describedby": `${id}-help` }) })}
      {help && (
        <p id={`${id}-help`} className="mt-1 break-words text-muted-foreground text-xs">
          {help}
        </p>
      )}
    </div>
  );
}
