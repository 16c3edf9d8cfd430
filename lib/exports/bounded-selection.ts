import { type ExportSpan, measureExport } from "@/lib/queries/measure-export";
import type { RequestSelection } from "@/lib/queries/request-selection";
import { selectionOf } from "@/lib/requests/selection";
import { inTurn } from "./engine-turn";
import type { ExportOrder } from "./export-order";

/**
 * The requests of an order and the times between which they lie. What arrives while the export runs is newer than its
 * newest request, and so stays out.
 */
export async function boundedSelection(
  organizationId: string,
  order: ExportOrder,
): Promise<{ selection: RequestSelection; span: ExportSpan }> {
  const selected = selectionOf(organizationId, order);
  const { resume } = order;
  const open = resume === undefined ? selected : upTo(selected, resume.newestMs);
  const span = await inTurn(() => measureExport(open));
  return { selection: upTo(selected, span.newestMs), span };
}

function upTo(selection: RequestSelection, newestMs: number): RequestSelection {
  const { filter } = selection;
  const given = filter.type === "and" ? filter.children : [filter];
  const value = new Date(newestMs).toISOString();
  const bound = { type: "condition", field: "created", operator: "lte", value } as const;
  return { ...selection, filter: { type: "and", children: [bound, ...given] } };
}
