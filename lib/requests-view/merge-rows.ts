import type { RequestRow } from "@/lib/record";

/** A page of the list as it was loaded. */
export interface RequestPage {
  data: RequestRow[];
  cursor?: string | null;
}

/**
 * The polled rows that the list, newest first, lacks. A slow call is recorded late under its early time, so it may
 * belong in the middle; what is older than the last loaded row comes with the pages that are still to be loaded.
 */
export function missingRows(
  loaded: readonly RequestRow[],
  polled: readonly RequestRow[],
  hasMore: boolean,
): RequestRow[] {
  const known = new Set(loaded.map((row) => row.request_id));
  const last = loaded.at(-1);
  return polled.filter(
    (row) => !known.has(row.request_id) && (!hasMore || last === undefined || comesBefore(row, last)),
  );
}

/** The pages with the rows put in their places. Pages continue by position, so a longer one does no harm. */
export function mergeRows(pages: readonly RequestPage[], rows: readonly RequestRow[]): RequestPage[] {
  let rest = [...rows];
  return pages.map((page, index) => {
    const last = page.data.at(-1);
    const isLastPage = index === pages.length - 1;
    const fits = (row: RequestRow) => isLastPage || last === undefined || comesBefore(row, last);
    const mine = rest.filter(fits);
    rest = rest.filter((row) => !fits(row));
    return mine.length === 0 ? page : { ...page, data: [...page.data, ...mine].sort(newestFirst) };
  });
}

function newestFirst(a: RequestRow, b: RequestRow): number {
  return comesBefore(a, b) ? -1 : 1;
}

function comesBefore(a: RequestRow, b: RequestRow): boolean {
  return a.request_created_at === b.request_created_at
    ? a.request_id > b.request_id
    : a.request_created_at > b.request_created_at;
}
