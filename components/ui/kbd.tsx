import { cn } from "./cn";

/** A key of the keyboard. */
export function Kbd({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-border-strong bg-muted px-1 font-mono text-2xs text-muted-foreground",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
