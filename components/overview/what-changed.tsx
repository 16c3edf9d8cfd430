"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import Link from "next/link";
import type { MetricsScope } from "@/components/metrics/use-metrics";
import { LoadFailure } from "@/components/properties/page-message";
import { cn } from "@/components/ui/cn";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { changedMetric } from "@/lib/overview/changed-metric";
import { type ChangeRow, type Changes, changeSentence, prepareChanges } from "@/lib/overview/prepare-changes";
import { requestsHref } from "@/lib/selection/links";

interface ChangesAnswer extends Changes {
  excluded: readonly { field: string; label: string }[];
}

/** The values that the change against the period before comes from, each a link to its requests. */
export function WhatChanged({
  scope,
  changes: { data, error, isPlaceholderData, refetch },
}: {
  scope: MetricsScope;
  changes: Pick<UseQueryResult<ChangesAnswer>, "data" | "error" | "isPlaceholderData" | "refetch">;
}) {
  if (scope.range.kind === "all") {
    return (
      <p className="rounded-lg border bg-surface px-4 py-3 text-muted-foreground">
        All time has no period before it. Choose a time range, and this tells what is different from the time
        before.
      </p>
    );
  }
  if (error && !data) return <LoadFailure what="What changed" error={error} onRetry={() => refetch()} />;
  if (!data) return <TableSkeleton what="what changed" rows={6} />;
  const rows = prepareChanges(data, scope.filter);
  const isBad = changedMetric[data.metric].worse === "up";
  return (
    <div className={cn("rounded-lg border bg-surface transition-opacity", isPlaceholderData && "opacity-50")}>
      <p className="border-b px-4 py-2.5">{changeSentence(data)}</p>
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground">
          No value of a property, model, user or status moved it more than the others.
        </p>
      ) : (
        <ul aria-label="Values that moved it most">
          {rows.map((row) => (
            <li key={row.id} className="border-b px-4 py-2 last:border-b-0 hover:bg-hover">
              <Row row={row} scope={scope} isBad={isBad} />
            </li>
          ))}
        </ul>
      )}
      {data.excluded.length > 0 && (
        <p className="border-t px-4 py-2 text-muted-foreground text-xs">
          Left out, as nearly every request has a value of its own:{" "}
          {data.excluded.map(({ label }) => label).join(", ")}.
        </p>
      )}
    </div>
  );
}

function Row({ row, scope, isBad }: { row: ChangeRow; scope: MetricsScope; isBad: boolean }) {
  const { field, value, isEmpty, contribution, isRise, size, movement, mark, filter } = row;
  const name = <span className={cn("font-medium", isEmpty && "italic")}>{value.slice(0, 200)}</span>;
  return (
    <>
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 truncate">
          <span className="text-muted-foreground">{field}: </span>
          {filter ? (
            <Link
              href={requestsHref({ ...scope, filter })}
              className="rounded-sm hover:text-accent-text hover:underline"
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        {mark && (
          <span className="shrink-0 rounded-sm bg-muted px-1.5 text-2xs text-muted-foreground">{mark}</span>
        )}
        <span
          className={cn(
            "ml-auto shrink-0 font-medium",
            isBad && (isRise ? "text-danger-text" : "text-success-text"),
          )}
        >
          {contribution}
        </span>
      </div>
      <div className="mt-0.5 flex items-center gap-3">
        <span className="min-w-0 truncate text-muted-foreground text-xs">{movement}</span>
        <span aria-hidden className="ml-auto flex h-1.5 w-32 shrink-0">
          <span className="flex flex-1 justify-end border-border-strong border-r">
            {!isRise && <Bar size={size} className="rounded-l-full bg-chart-3" />}
          </span>
          <span className="flex flex-1">
            {isRise && <Bar size={size} className="rounded-r-full bg-chart-2" />}
          </span>
        </span>
      </div>
    </>
  );
}

function Bar({ size, className }: { size: number; className: string }) {
  return <span className={cn("block h-full", className)} style={{ width: `${Math.max(2, size * 100)}%` }} />;
}
