import { withoutField } from "@/lib/filters/without-field";
import { countValues, type ValueCounts } from "@/lib/queries/count-values";
import { estimateValues } from "@/lib/queries/estimate-values";
import type { RequestSelection } from "@/lib/queries/request-selection";
import type { FacetField, ValuesField } from "./facet";
import { type RangeFacet, rangeFacets } from "./range-facet";

export interface ValuesFacet extends ValueCounts {
  field: ValuesField;
  requests: number;
}

export type Facet = ValuesFacet | RangeFacet;

/** All facets of one answer together; what is not read by then is left out of the figures. */
const budgetMs = 8_000;
/** Enough for a small part of the requests, when the facets before took all the time. */
const leastMs = 300;

/**
 * The facets of some fields, in their order. Fields that the filter does not speak of are counted together, in one scan
 * for values and two for numbers; each other one by itself, under the filter without its own conditions.
 */
export async function queryFacets(
  selection: RequestSelection,
  fields: readonly FacetField[],
  options: { limit: number; search?: string },
): Promise<{ facets: Facet[]; isPartial: boolean; elapsedMs: number }> {
  const startMs = performance.now();
  const remainingMs = () => Math.max(leastMs, Math.ceil(budgetMs - (performance.now() - startMs)));
  const facets = new Map<FacetField, Facet>();
  // One after another: each keeps all cores busy, and lists must find a free connection meanwhile.
  for (const group of groupsOf(selection, fields)) {
    const values = group.fields.filter((field) => field.kind === "values");
    const ranges = group.fields.filter((field) => field.kind === "range");
    for (const facet of await valuesFacets(group.selection, values, { ...options, remainingMs })) {
      facets.set(facet.field, facet);
    }
    const found = ranges.length > 0 ? await rangeFacets(group.selection, ranges, remainingMs) : [];
    for (const facet of found) {
      facets.set(facet.field, facet);
    }
  }
  const elapsedMs = Math.round(performance.now() - startMs);
  return {
    facets: fields.flatMap((field) => facets.get(field) ?? []),
    isPartial: elapsedMs >= budgetMs,
    elapsedMs,
  };
}

/** So that a value that was counted low is among those that are counted again. */
const candidatesPerValue = 5;

interface Group {
  selection: RequestSelection;
  fields: FacetField[];
}

/** Fields to be counted under the same filter stand together. */
function groupsOf(selection: RequestSelection, fields: readonly FacetField[]): Group[] {
  const shared: Group = { selection, fields: [] };
  const own: Group[] = [];
  for (const field of fields) {
    const filter = withoutField(selection.filter, field.ref);
    if (filter === selection.filter) {
      shared.fields.push(field);
    } else {
      own.push({ selection: { ...selection, filter }, fields: [field] });
    }
  }
  return shared.fields.length > 0 ? [shared, ...own] : own;
}

async function valuesFacets(
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
