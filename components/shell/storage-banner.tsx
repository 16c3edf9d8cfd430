"use client";

import { DatabaseZap } from "lucide-react";
import { formatCount } from "@/lib/format/format";
import { useReadiness } from "./use-readiness";

/** Says that the database is away, and that calls go on meanwhile. */
export function StorageBanner() {
  const readiness = useReadiness();
  const isAway = readiness !== undefined && !readiness.isReady;
  return (
    <div role="status">
      {isAway && (
        <p className="flex items-center gap-2 border-b bg-warning-soft px-4 py-2 text-warning-text">
          <DatabaseZap aria-hidden className="size-4 shrink-0" />
          <span>
            <strong className="font-semibold">The database is away.</strong> Calls go on
            {readiness.waitingCalls > 0 && `, ${formatCount(readiness.waitingCalls)} waiting to be recorded`}.
            They appear here as soon as it is back.
          </span>
        </p>
      )}
    </div>
  );
}
