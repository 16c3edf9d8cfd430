import type { ReactNode } from "react";

/** What stands above a form of a session: the choice of forms, and what the form itself offers. */
export function FormBar({ lead, children }: { lead: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-1.5">
      {lead}
      {children}
    </div>
  );
}
