"use client";

import { useHydrated } from "@/components/ui/use-hydrated";
import { formatAgo, formatTime } from "@/lib/format/format";
import type { TimeZone } from "@/lib/time-range/time-range";

/** A point in time as a distance from now, its date on hover. */
export function Moment({ iso, zone }: { iso: string | null; zone: TimeZone }) {
  // Only the browser knows the reader's clock.
  const isHydrated = useHydrated();
  if (iso === null) return <span className="text-muted-foreground">never</span>;
  if (!isHydrated) return null;
  return (
    <time dateTime={iso} title={formatTime(iso, zone, Date.now())}>
      {formatAgo(iso, Date.now())}
    </time>
  );
}
