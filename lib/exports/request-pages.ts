import type { SortDirection } from "@/lib/fields/sort";
import type { ExportRange, RequestPlace } from "@/lib/queries/export-range";
import { type PageView, readExportPage } from "@/lib/queries/read-export-page";
import { ahead } from "./ahead";
import { inTurn } from "./engine-turn";
import type { SourcePage } from "./export-source";
import { type ExportScan, pageRanges } from "./page-ranges";

/**
 * The requests of an export as bytes of a file, page by page; one page without rows when there are none, since some
 * files need to know their columns. The next page is read while the last one is sent.
 */
export async function* requestPages(scan: ExportScan, view: PageView): AsyncGenerator<SourcePage> {
  const { selection, direction } = scan;
  let isEmpty = true;
  for await (const range of ahead(pageRanges(scan))) {
    isEmpty = false;
    const bytes = await inTurn(() => readExportPage(selection, range, direction, view));
    yield { bytes, until: range.until ?? endOf(range, direction) };
  }
  if (isEmpty) {
    const nothing = { ...selection, filter: { type: "nothing" as const } };
    yield { bytes: await inTurn(() => readExportPage(nothing, { fromMs: 0, toMs: 0 }, direction, view)) };
  }
}

/** A place behind every request of a range that ends with a moment. */
function endOf({ fromMs, toMs }: ExportRange, direction: SortDirection): RequestPlace {
  return direction === "asc"
    ? { atMs: toMs, requestId: "ffffffff-ffff-ffff-ffff-ffffffffffff" }
    : { atMs: fromMs, requestId: "00000000-0000-0000-0000-000000000000" };
}
