import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** What a page says in place of its table: that there is nothing, and the next step. */
export function PageMessage({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center justify-center gap-3 px-6 py-16 text-center">
      <h2 className="font-semibold text-base">{title}</h2>
      {children}
    </div>
  );
}

/** That something could not be loaded, why, and another try. Older figures may still stand below. */
export function LoadFailure({ what, error, onRetry }: { what: string; error: Error; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-lg bg-danger-soft px-4 py-3 text-danger-text"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 break-words">
        {what} could not be loaded: {error.message}
      </span>
      <Button onClick={onRetry}>Retry</Button>
    </div>
  );
}
