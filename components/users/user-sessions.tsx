"use client";

import Link from "next/link";
import { CostSum } from "@/components/figure-table/cost-sum";
import { count } from "@/components/figure-table/figure-text";
import { ShortRow, ShortTable } from "@/components/figure-table/short-table";
import { Moment } from "@/components/properties/moment";
import { LoadFailure } from "@/components/properties/page-message";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { formatDuration } from "@/lib/format/format";
import { selectionHref, sessionHref } from "@/lib/selection/links";
import { sessionsShown, useUserSessions } from "./use-user";
import type { UsersQuery } from "./use-users";

/** The newest sessions of a user. */
export function UserSessions({ query }: { query: UsersQuery }) {
  const { data, error, refetch } = useUserSessions(query);
  if (error && !data) return <LoadFailure what="The sessions" error={error} onRetry={() => refetch()} />;
  if (!data) return <TableSkeleton what="sessions" rows={3} />;
  if (data.length === 0) return <p className="text-muted-foreground">These requests belong to no session.</p>;
  return (
    <>
      <ShortTable
        caption="Sessions"
        words={["Session", "Name"]}
        figures={["Started", "Duration", "Requests", "Errors", "Cost"]}
        minWidth="min-w-[40rem]"
      >
        {data.slice(0, sessionsShown).map((session) => (
          <ShortRow key={session.session_id}>
            <th scope="row" className="max-w-56 truncate px-3 text-left font-mono font-normal text-xs">
              <Link
                href={sessionHref(session.session_id, query.zone)}
                title={session.session_id.slice(0, 1_000)}
                className="rounded-sm hover:text-accent-text hover:underline"
              >
                {session.session_id.slice(0, 200)}
              </Link>
            </th>
            <td className="max-w-48 truncate text-left!">{session.session_name.slice(0, 100)}</td>
            <td className="text-muted-foreground">
              <Moment iso={session.started_at} zone={query.zone} />
            </td>
            <td>{formatDuration(session.duration_ms)}</td>
            <td>{count(session.total_requests)}</td>
            <td>{count(session.total_errors, { isAlarming: true })}</td>
            <td className="last:pr-4">
              <CostSum usd={session.total_cost_usd} unpriced={session.unpriced} />
            </td>
          </ShortRow>
        ))}
      </ShortTable>
      {data.length > sessionsShown && (
        <p className="mt-2">
          <Link
            href={selectionHref("/sessions", query)}
            className="rounded-sm text-accent-text underline underline-offset-2"
          >
            All of their sessions
          </Link>
        </p>
      )}
    </>
  );
}
