import type { SortDirection } from "@/lib/fields/sort";
import type { ExportRange, RequestPlace } from "@/lib/queries/export-range";
import { findExportPage, type PageLimits } from "@/lib/queries/find-export-page";
import type { ExportSpan } from "@/lib/queries/measure-export";
import type { RequestSelection } from "@/lib/queries/request-selection";
import { inTurn } from "./engine-turn";

/** Which requests are exported, and in what order. */
export interface ExportScan {
  selection: RequestSelection;
  span: ExportSpan;
  direction: SortDirection;
  limits: PageLimits;
  /** Goes on behind this request. */
  after?: RequestPlace;
}

const windowMsMin = 1_000;
/** A window holds about this many pages, so that few are searched in vain and few end short. */
const pagesPerWindow = 2;

/**
 * The stretches of time that hold a page each, in the order of the export; together they hold every request of the
 * span exactly once. Each search is bounded on both sides of time, so a filter that is costly to evaluate is evaluated
 * about once in all, not once a page for all that is left.
 */
export async function* pageRanges({
  selection,
  span,
  direction,
  limits,
  after: first,
}: ExportScan): AsyncGenerator<ExportRange> {
  if (span.requests === 0) {
    return;
  }
  const { oldestMs, newestMs } = span;
  const [beginMs, endMs, sign] = direction === "asc" ? [oldestMs, newestMs, 1] : [newestMs, oldestMs, -1];
  const isWithin = (atMs: number) => (atMs - endMs) * sign <= 0;
  let windowMs = firstWindowMs(span, limits);
  let edgeMs = first?.atMs ?? beginMs;
  let after = first;
  while (isWithin(edgeMs)) {
    const farMs = isWithin(edgeMs + sign * windowMs) ? edgeMs + sign * windowMs : endMs;
    const window: ExportRange = { fromMs: Math.min(edgeMs, farMs), toMs: Math.max(edgeMs, farMs), after };
    const { rows, isFull, last } = await inTurn(() => findExportPage(selection, window, direction, limits));
    if (isFull && last) {
      const range = direction === "asc" ? { toMs: last.atMs } : { fromMs: last.atMs };
      yield { ...window, ...range, until: last };
      // The window was wide enough; it need not be wider than what the page took of it.
      windowMs = Math.max(windowMsMin, Math.min(windowMs, pagesPerWindow * Math.abs(last.atMs - edgeMs)));
      edgeMs = last.atMs;
      after = last;
    } else {
      if (rows > 0) {
        yield window;
      }
      const factor = rows === 0 ? 8 : Math.min(8, (pagesPerWindow * limits.rowsMax) / rows);
      windowMs = Math.max(windowMsMin, Math.ceil(windowMs * factor));
      edgeMs = farMs + sign;
      after = undefined;
    }
  }
}

/** As wide as the pages would be if the requests were spread evenly. */
function firstWindowMs({ requests, oldestMs, newestMs }: ExportSpan, { rowsMax }: PageLimits): number {
  const share = Math.min(1, (pagesPerWindow * rowsMax) / requests);
  return Math.max(windowMsMin, Math.ceil((newestMs - oldestMs) * share));
}
