"use client";

import Link from "next/link";
import { CostSum } from "@/components/figure-table/cost-sum";
import { count } from "@/components/figure-table/figure-text";
import { ShortRow, ShortTable } from "@/components/figure-table/short-table";
import { LoadFailure } from "@/components/properties/page-message";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { narrowedTo } from "@/lib/filter-bar/narrow";
import { formatDuration } from "@/lib/format/format";
import { requestsHref } from "@/lib/selection/links";
import { useUserModels } from "./use-user";
import type { UsersQuery } from "./use-users";

/** The models a user's requests went to, each a link to its requests. */
export function UserModels({ query }: { query: UsersQuery }) {
  const { data, error, refetch } = useUserModels(query);
  if (error && !data) return <LoadFailure what="The models" error={error} onRetry={() => refetch()} />;
  if (!data) return <TableSkeleton what="models" rows={3} />;
  return (
    <ShortTable
      caption="Models"
      words={["Model"]}
      figures={["Requests", "Errors", "Tokens", "p95 latency", "Cost"]}
      minWidth="min-w-[34rem]"
    >
      {data.groups.map(({ key: [key], figures }) => {
        const name = key?.is_other ? "Other models" : (key?.value ?? "no model");
        return (
          <ShortRow key={`${key?.is_other} ${key?.value}`}>
            <th scope="row" className="max-w-64 truncate px-3 text-left font-medium">
              {key?.is_other ? (
                name
              ) : (
                <Link
                  href={requestsHref({
                    ...query,
                    filter: narrowedTo(query.filter, "model", key?.value ?? null),
                  })}
                  className="rounded-sm hover:text-accent-text hover:underline"
                >
                  {name}
                </Link>
              )}
            </th>
            <td>{count(figures.requests)}</td>
            <td>{count(figures.errors, { isAlarming: true })}</td>
            <td>{figures.total_tokens === null ? "–" : count(figures.total_tokens)}</td>
            <td>{figures.latency_p95 === null ? "–" : formatDuration(figures.latency_p95)}</td>
            <td className="last:pr-4">
              <CostSum usd={figures.cost} unpriced={figures.unpriced_requests} />
            </td>
          </ShortRow>
        );
      })}
    </ShortTable>
  );
}
