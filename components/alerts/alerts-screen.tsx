"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { parseAsInteger, useQueryState } from "nuqs";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { buttonStyle } from "@/components/ui/button";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { formatCount } from "@/lib/format/format";
import { AlertCard } from "./alert-card";
import { HistoryTable } from "./history-table";
import { type ShownAlert, useAlerts } from "./use-alerts";

/** The alerts with how they stand, those that fire first, and what fired before. */
export function AlertsScreen() {
  const [page, setPage] = useQueryState(
    "history",
    parseAsInteger.withDefault(0).withOptions({ history: "push" }),
  );
  const isHydrated = useHydrated();
  const list = useAlerts(Math.max(0, page));
  const alerts = (list.data?.alerts ?? []).toSorted((a, b) => Number(isFiring(b)) - Number(isFiring(a)));
  const isLoading = !isHydrated || (list.isPending && !list.error);
  const firing = alerts.filter(isFiring).length;
  const isEmpty = list.data !== undefined && alerts.length === 0;
  return (
    <>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-3 border-b bg-background px-4 py-2">
        <h1 className="font-semibold text-base tracking-tight">Alerts</h1>
        <p aria-live="polite" className="text-muted-foreground">
          {alerts.length > 0 && (firing > 0 ? `${formatCount(firing)} firing` : "All is well")}
        </p>
        <Link href="/alerts/new" className={buttonStyle({ variant: "primary", className: "ml-auto" })}>
          <Plus aria-hidden />
          New alert
        </Link>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-4 p-4">
          {list.error && <LoadFailure what="The alerts" error={list.error} onRetry={() => list.refetch()} />}
          {isLoading && <TableSkeleton what="alerts" rows={4} />}
          {isEmpty && <NoAlerts />}
          {alerts.map((alert) => (
            <AlertCard key={alert.id} alert={alert} />
          ))}
          {list.data && (!isEmpty || list.data.historyTotalCount > 0) && (
            <HistoryTable
              history={list.data.history}
              count={list.data.historyTotalCount}
              page={page}
              onPage={(next) => setPage(next === 0 ? null : next)}
            />
          )}
        </div>
      </div>
    </>
  );
}

function isFiring({ status }: ShownAlert): boolean {
  return status === "triggered";
}

function NoAlerts() {
  return (
    <PageMessage title="No alerts yet">
      <p className="max-w-prose text-muted-foreground">
        An alert watches the requests of any filter: their error rate, cost, latency, tokens, users, or that
        none come. Grouped by a property, such as a customer, it tells you which one is in trouble. Before you
        save it, it shows when it would have fired in the past 30 days.
      </p>
      <Link href="/alerts/new" className={buttonStyle({ variant: "primary", size: "md" })}>
        Make the first alert
      </Link>
    </PageMessage>
  );
}
