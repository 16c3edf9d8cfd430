import { Skeleton } from "@/components/ui/skeleton";
import type { ColumnSpec } from "@/lib/columns/columns";

/** The table's shape while its first rows are on their way. */
export function RequestsSkeleton({ columns }: { columns: readonly ColumnSpec[] }) {
  return (
    <div role="status" className="min-w-0 overflow-hidden">
      <span className="sr-only">Loading requests</span>
      <div aria-hidden className="flex h-8 items-center border-b">
        {columns.map((column) => (
          <span
            key={column.id}
            style={{ width: column.widthPx }}
            className="shrink-0 truncate px-3 font-medium text-muted-foreground text-xs"
          >
            {column.label}
          </span>
        ))}
      </div>
      {Array.from({ length: 24 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={row} aria-hidden className="flex h-[38px] items-center border-b bg-surface">
          {columns.map((column, place) => (
            <span key={column.id} style={{ width: column.widthPx }} className="shrink-0 px-3">
              <Skeleton className={`h-3 ${widths[(row * 3 + place * 5) % widths.length]}`} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

const widths = ["w-2/3", "w-1/2", "w-5/6", "w-3/5", "w-3/4", "w-2/5", "w-4/5"] as const;
