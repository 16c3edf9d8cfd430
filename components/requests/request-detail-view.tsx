"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiFailure } from "@/lib/api-client";
import type { RequestRow } from "@/lib/record";
import type { TimeZone } from "@/lib/time-range/time-range";
import { RequestBodies } from "./request-bodies";
import { RequestHead } from "./request-head";
import { RequestProperties } from "./request-properties";
import { useRequest } from "./use-request";

/** Everything about one request. `known` is its row from the list, shown while the rest loads. */
export function RequestDetailView({ id, known, zone }: { id: string; known?: RequestRow; zone: TimeZone }) {
  const { data, error, refetch } = useRequest(id);
  const row = data?.row ?? known;
  return (
    <div className="@container">
      {row && (
        <>
          <RequestHead row={row} zone={zone} />
          <RequestProperties key={row.request_id} row={row} />
        </>
      )}
      {data && <RequestBodies detail={data} />}
      {!data && !error && <BodiesSkeleton />}
      {error && !data && (
        <div role="alert" className="flex flex-col items-center gap-3 px-4 py-10 text-center">
          <TriangleAlert aria-hidden className="size-6 text-danger-text" />
          <p className="font-medium">
            {error instanceof ApiFailure && error.status === 404
              ? "There is no such request"
              : "The request could not be loaded"}
          </p>
          <p className="max-w-prose break-words text-muted-foreground">{error.message}</p>
          <Button onClick={() => refetch()}>Retry</Button>
        </div>
      )}
    </div>
  );
}

function BodiesSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-3 border-t p-4">
      <span className="sr-only">Loading the bodies</span>
      <Skeleton className="h-4 w-48" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
