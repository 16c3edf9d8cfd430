"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** Distributions side by side above a list, which can be folded away. */
export function DistributionStrip({
  label,
  isOpen,
  onOpen,
  error,
  onRetry,
  children,
}: {
  label: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  error: Error | null;
  onRetry: () => void;
  children: ReactNode;
}) {
  return (
    <section aria-label={label} className="flex shrink-0 gap-2 border-t bg-background px-4 py-1.5">
      <Button
        variant="ghost"
        size="icon-sm"
        aria-expanded={isOpen}
        aria-label="Charts"
        title={isOpen ? "Hide the charts" : "Show the charts"}
        onClick={() => onOpen(!isOpen)}
      >
        {isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
      </Button>
      {!isOpen && <span className="self-center text-muted-foreground text-xs">{label}</span>}
      {isOpen &&
        (error ? (
          <p role="alert" className="flex items-center gap-3 text-muted-foreground text-xs">
            The charts could not be loaded: {error.message}
            <Button onClick={onRetry}>Retry</Button>
          </p>
        ) : (
          <div className="flex min-w-0 flex-1 flex-wrap gap-x-8 gap-y-2 overflow-x-auto pb-1">{children}</div>
        ))}
    </section>
  );
}
