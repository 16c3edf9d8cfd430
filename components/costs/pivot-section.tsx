"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { TableExport } from "@/components/exports/table-export";
import { LoadFailure } from "@/components/properties/page-message";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import type { CostMeasure } from "@/lib/costs-view/measures";
import { preparePivot } from "@/lib/costs-view/pivot";
import { pivotTable } from "@/lib/costs-view/tables";
import type { MetricsData } from "@/lib/metrics-view/answer";
import { PivotTable } from "./pivot-table";

/** A measure by two keys at once, with its title and its files. */
export function PivotSection({
  query: { data, error, isPlaceholderData, refetch },
  measure,
}: {
  query: UseQueryResult<MetricsData>;
  measure: CostMeasure;
}) {
  if (error && !data) {
    return <LoadFailure what="The table by two keys" error={error} onRetry={() => void refetch()} />;
  }
  // An answer about another measure has none of its figures.
  const isOfMeasure = data !== undefined && measure.id in data.total.figures;
  const pivot = isOfMeasure ? preparePivot(data, measure.id) : undefined;
  if (!pivot) return <TableSkeleton what="the table by two keys" rows={4} />;
  const title = `${measure.label} by ${pivot.rows.label} and ${pivot.columns.label}`;
  return (
    <section aria-labelledby="pivot" className="flex flex-col gap-2">
      <div className="flex items-baseline gap-2">
        <h2 id="pivot" className="font-medium">
          {title}
        </h2>
        <span className="ml-auto self-center">
          <TableExport name={`${measure.id}-by-two-keys`} table={() => pivotTable(pivot, measure.id)} />
        </span>
      </div>
      <PivotTable title={title} pivot={pivot} measure={measure} isStale={isPlaceholderData} />
    </section>
  );
}
