"use client";

import Link from "next/link";
import { NoneForFilter } from "@/components/filters/none-for-filter";
import { LoadFailure, PageMessage } from "@/components/properties/page-message";
import { NoneInRange } from "@/components/requests/empty-states";
import { useLatestRequest } from "@/components/requests/use-requests";
import { useSelection } from "@/components/selection/selection-scope";
import { buttonStyle } from "@/components/ui/button";
import { printUrl } from "@/lib/filters";

/** Nothing is selected, and why: nothing was ever sent, nothing in this time, or nothing that matches the filter. */
export function NoneSelected() {
  const { filter, zone, changeRange } = useSelection();
  const isFiltered = printUrl(filter) !== "";
  const latest = useLatestRequest({ enabled: true });
  if (latest.data === null) {
    return (
      <PageMessage title="No requests yet">
        <p className="max-w-prose text-muted-foreground">
          Once your application sends calls through Facet, what they cost, how fast they are and how they fare
          shows here.
        </p>
        <Link href="/requests" className={buttonStyle({ variant: "primary", size: "md" })}>
          Send the first request
        </Link>
      </PageMessage>
    );
  }
  if (isFiltered) return <NoneForFilter zone={zone} onRange={changeRange} />;
  if (latest.data) {
    return <NoneInRange latestIso={latest.data.request_created_at} zone={zone} onRange={changeRange} />;
  }
  return latest.error ? (
    <div className="p-4">
      <LoadFailure what="The requests" error={latest.error} onRetry={() => latest.refetch()} />
    </div>
  ) : null;
}
