import { Skeleton } from "@/components/ui/skeleton";

/** The places of charts that are on their way. */
export function ChartSkeletons({ charts }: { charts: readonly string[] }) {
  return charts.map((chart) => (
    <div key={chart} className="h-[5.75rem] min-w-0 flex-1 basis-56 pt-1">
      <Skeleton className="h-full w-full" />
    </div>
  ));
}
