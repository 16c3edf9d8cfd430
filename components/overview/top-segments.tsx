"use client";

import Link from "next/link";
import { CostSum } from "@/components/figure-table/cost-sum";
import { count } from "@/components/figure-table/figure-text";
import { ShortRow, ShortTable } from "@/components/figure-table/short-table";
import { Change } from "@/components/metrics/change";
import { type MetricsScope, useMetrics } from "@/components/metrics/use-metrics";
import { LoadFailure } from "@/components/properties/page-message";
import { ShareBar } from "@/components/properties/share-bar";
import { cn } from "@/components/ui/cn";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import type { MetricsGroup } from "@/lib/metrics-view/answer";
import { figureText } from "@/lib/metrics-view/figures";
import { othersOf, placeId, placeLabel } from "@/lib/metrics-view/groups";
import { namedValues, segmentFilter } from "@/lib/metrics-view/segment";
import { type ChangedMetric, changedMetric, shareOf } from "@/lib/overview/changed-metric";
import { requestsHref } from "@/lib/selection/links";

const segmentsShown = 8;

/** The values of a key that come first by a figure, each a link to its requests. */
export function TopSegments({
  scope,
  by,
  of,
}: {
  scope: MetricsScope;
  /** The key; undefined while it is not decided. */
  by: string | undefined;
  of: ChangedMetric;
}) {
  const { name, metric, format, worse } = changedMetric[of];
  const isComparable = scope.range.kind !== "all";
  const { data, error, isPlaceholderData, refetch } = useMetrics(
    scope,
    {
      metrics: [
        "cost",
        "unpriced_requests",
        "requests",
        "errors",
        "error_rate",
        "latency_avg",
        "latency_p95",
      ],
      groupBy: by === undefined ? [] : [by],
      orderBy: { metric, direction: "desc" },
      limit: segmentsShown,
      comparison: isComparable ? "previous_period" : null,
    },
    { enabled: by !== undefined },
  );
  const [grouped] = data?.group_by ?? [];
  if (error && !grouped) return <LoadFailure what="The segments" error={error} onRetry={() => refetch()} />;
  if (!data || !grouped) return <TableSkeleton what="segments" rows={6} />;
  const keys = data.groups.flatMap(({ key: [key] }) => (key ? [key] : []));
  const others = othersOf(grouped.values, keys);
  return (
    <div className={cn("transition-opacity", isPlaceholderData && "opacity-50")}>
      <ShortTable
        caption={`${grouped.label} by ${name.toLowerCase()}`}
        words={[grouped.label]}
        figures={[
          of === "latency" ? "Share of requests" : `Share of ${name.toLowerCase()}`,
          "Cost",
          "Requests",
          "Errors",
          "Mean latency",
          ...(isComparable ? ["Change"] : []),
        ]}
        minWidth="min-w-[44rem]"
      >
        {data.groups.map((group) => {
          const [key] = group.key;
          if (!key) return null;
          const filter = segmentFilter(scope.filter, [
            { field: grouped.field, key, named: namedValues(keys) },
          ]);
          const label = placeLabel(key, others).slice(0, 200);
          const share = shareOf(of, group.figures, data.total.figures);
          return (
            <ShortRow key={placeId(key)}>
              <th
                scope="row"
                className={cn(
                  "max-w-56 truncate px-3 text-left font-medium",
                  (key.is_other || key.is_missing || key.value === "") && "text-muted-foreground italic",
                )}
              >
                {filter ? (
                  <Link
                    href={requestsHref({ ...scope, filter })}
                    title={label}
                    className="rounded-sm hover:text-accent-text hover:underline"
                  >
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </th>
              <td>
                <span className="inline-flex">{share === null ? "–" : <ShareBar share={share} />}</span>
              </td>
              <Figures group={group} />
              {isComparable && (
                <td className="last:pr-4">
                  <Change
                    current={group.figures[metric]}
                    previous={group.previous?.figures[metric]}
                    format={format}
                    worse={worse}
                  />
                </td>
              )}
            </ShortRow>
          );
        })}
      </ShortTable>
    </div>
  );
}

function Figures({ group: { figures } }: { group: MetricsGroup }) {
  return (
    <>
      <td>
        <CostSum
          usd={figures.cost == null ? null : String(figures.cost)}
          unpriced={Number(figures.unpriced_requests ?? 0)}
        />
      </td>
      <td>{count(Number(figures.requests ?? 0))}</td>
      <td>{count(Number(figures.errors ?? 0), { isAlarming: true })}</td>
      <td>{figureText(figures.latency_avg, "duration")}</td>
    </>
  );
}
