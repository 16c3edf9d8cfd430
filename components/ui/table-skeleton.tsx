import { Skeleton } from "@/components/ui/skeleton";

/** The place of a table while its first rows are on their way. */
export function TableSkeleton({ what, rows = 8 }: { what: string; rows?: number }) {
  return (
    <div role="status" className="rounded-lg border bg-surface">
      <span className="sr-only">Loading {what}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={row} aria-hidden className="flex h-10 items-center gap-8 border-b px-4 last:border-b-0">
          <Skeleton className="h-3 w-1/4" />
          <Skeleton className="h-3 w-1/6" />
          <Skeleton className="ml-auto h-3 w-1/3" />
        </div>
      ))}
    </div>
  );
}
