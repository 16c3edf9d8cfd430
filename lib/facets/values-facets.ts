import { countValues, type ValueCounts } from "@/lib/queries/count-values";
import { estimateValues } from "@/lib/queries/estimate-values";
import type { RequestSelection } from "@/lib/queries/request-selection";
import type { ValuesField } from "./facet";

export interface ValuesFacet extends ValueCounts {
  field: ValuesField;
  requests: number;
}

/** So that a value that was counted low is among those that are counted again. */
const candidatesPerValue = 5;

/**
 * The values of several fields under one selection, in one scan, and one more for each field that has too many to be
 * grouped.
 */
export async function valuesFacets(
  selection: RequestSelection,
  fields: readonly ValuesField[],
  { remainingMs, ...options }: { limit: number; search?: string; remainingMs: () => number },
): Promise<ValuesFacet[]> {
  if (fields.length === 0) {
    return [];
  }
  // Of fields with very many values the group's figures are too low, but tell which values to count.
  const { requests, counts } = await countValues(selection, fields, {
    search: options.search,
    limit: options.limit * candidatesPerValue,
    timeoutMs: remainingMs(),
  });
  const facets: ValuesFacet[] = [];
  for (const [index, field] of fields.entries()) {
    const counted = counts[index];
    if (counted?.isWhole) {
      facets.push({ field, requests, ...counted, top: counted.top.slice(0, options.limit) });
    } else {
      const likely = (counted?.top ?? []).map(({ value }) => value);
      const estimated = await estimateValues(selection, field, likely, {
        ...options,
        timeoutMs: remainingMs(),
      });
      facets.push({ field, requests, ...estimated });
    }
  }
  return facets;
}
