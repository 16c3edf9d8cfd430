"use client";

import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/format";

/** A list that comes page by page. */
interface PagedList {
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: Error | null;
  fetchNextPage: () => unknown;
}

/** Asks for the next page, unless there is none, one is on its way, or one failed and waits for a person to retry. */
export function loadMore(list: PagedList): void {
  if (list.hasNextPage && !list.isFetching && !list.isFetchNextPageError) list.fetchNextPage();
}

/** What stands behind the last row: more, or the word that there is no more. */
export function ListEnd({
  list,
  count,
  unit: [one, many],
  within = "",
}: {
  list: PagedList;
  count: number;
  unit: readonly [one: string, many: string];
  /** Where these are all, with a space before it. */
  within?: string;
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
      {count === 1 ? `This is the only ${one}` : `These are all ${formatCount(count)} ${many}`}
      {within}.
    </span>
  );
}
