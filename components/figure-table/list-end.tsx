"use client";

import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/format";

/** What stands behind the last row: more, or the word that there is no more. */
export function ListEnd({
  list,
  count,
  unit: [one, many],
}: {
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: Error | null;
    fetchNextPage: () => unknown;
  };
  count: number;
  unit: readonly [one: string, many: string];
}) {
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
      {count === 1 ? `This is the only ${one}` : `These are all ${formatCount(count)} ${many}`}.
    </span>
  );
}
