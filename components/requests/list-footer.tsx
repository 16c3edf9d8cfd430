"use client";

import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/format";
import type { useRequests } from "./use-requests";

/** The table's last row: more, or the word that there is no more. */
export function ListFooter({ list, count }: { list: ReturnType<typeof useRequests>; count: number }) {
  if (list.isFetchNextPageError) {
    return (
      <span role="alert" className="flex items-center gap-3 text-danger-text">
        The next rows could not be loaded: {list.error?.message}
        <Button onClick={() => list.fetchNextPage()}>Retry</Button>
      </span>
    );
  }
  if (list.hasNextPage) {
    return (
      <Button onClick={() => list.fetchNextPage()} disabled={list.isFetchingNextPage}>
        {list.isFetchingNextPage ? "Loading…" : "Load more"}
      </Button>
    );
  }
  return (
    <span className="text-muted-foreground text-xs">
      {count === 1 ? "This is the only request" : `These are all ${formatCount(count)} requests`} in this time
      range.
    </span>
  );
}
