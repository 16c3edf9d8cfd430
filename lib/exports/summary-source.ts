import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { findField } from "@/lib/fields/fields";
import { boundedSelection } from "./bounded-selection";
import type { ExportOrder } from "./export-order";
import type { ExportSource } from "./export-source";
import { spelled } from "./property-columns";
import { type SummaryKey, summaryColumns } from "./summary-columns";
import { summaryPages } from "./summary-pages";
import { valuesField } from "./values-field";

/**
 * What the requests of an order add up to by its one or two fields.
 *
 * @throws ApiError `invalid` for a field without values to tell apart.
 */
export async function summarySource(
  organizationId: string,
  order: ExportOrder,
  refs: readonly FieldRef[],
): Promise<ExportSource> {
  const keys = await Promise.all(refs.map((ref, index) => summaryKey(organizationId, ref, index)));
  const { selection, span } = await boundedSelection(organizationId, order);
  const columns = summaryColumns(keys);
  return {
    name: "summary",
    columns,
    requests: span.requests,
    newestMs: span.newestMs,
    pages: (view) => summaryPages(selection, keys, { ...view, columns, hasBodies: false }),
  };
}

async function summaryKey(organizationId: string, ref: FieldRef, index: number): Promise<SummaryKey> {
  const field = valuesField(ref, `summary.${index}`);
  if (typeof ref === "string") {
    return { field, id: ref, label: findField(ref)?.label ?? ref };
  }
  if ("property" in ref) {
    const [name = ref.property] = await spelled(organizationId, [ref.property]);
    return { field, id: `property.${name}`, label: name === "" ? "(empty key)" : name };
  }
  return { field, id: fieldKey(ref), label: fieldKey(ref) };
}
