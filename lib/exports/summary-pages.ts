import type { PageView } from "@/lib/queries/read-export-page";
import { readSummaryPage } from "@/lib/queries/read-summary-page";
import type { RequestSelection } from "@/lib/queries/request-selection";
import { inTurn } from "./engine-turn";
import type { SourcePage } from "./export-source";
import { rowsOf } from "./files/count-rows";
import type { SummaryKey } from "./summary-columns";

/** Each page adds everything up again, so pages are large; a row is short. */
const rowsPerPage = 100_000;

/** The rows of a summary as bytes of a file, the most expensive groups first. */
export async function* summaryPages(
  selection: RequestSelection,
  keys: readonly SummaryKey[],
  view: PageView,
): AsyncGenerator<SourcePage> {
  let offset = 0;
  let rows: number;
  do {
    const page = { limit: rowsPerPage, offset };
    const bytes = await inTurn(() => readSummaryPage(selection, keys, view, page));
    yield { bytes };
    rows = rowsOf(view.engine.name, bytes);
    offset += rowsPerPage;
  } while (rows >= rowsPerPage);
}
