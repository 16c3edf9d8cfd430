import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Something a reader opens only when it matters. */
export function Fold({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <details className="group/fold rounded-lg border bg-surface">
      <summary className="flex min-h-8 list-none items-center gap-2 rounded-lg px-3 py-1.5 text-muted-foreground hover:text-foreground [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 transition-transform duration-100 group-open/fold:rotate-90"
        />
        <span className="shrink-0 font-medium">{title}</span>
        {hint && <span className="min-w-0 truncate group-open/fold:hidden">{hint}</span>}
      </summary>
      <div className="border-t px-3 py-2.5">{children}</div>
    </details>
  );
}
