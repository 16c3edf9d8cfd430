import { conjunctionOf, conjunctsOf, withoutField } from "@/lib/filters/without-field";
import { countRequests } from "@/lib/queries/count-requests";
import { findNearUnique } from "@/lib/queries/find-near-unique";
import type { RequestSelection } from "@/lib/queries/request-selection";
import type { FacetField, ValuesField } from "./facet";
import { type RangeFacet, rangeFacets } from "./range-facet";
import { type ValuesFacet, valuesFacets } from "./values-facets";

/** A field whose values were left uncounted, as hardly two requests have the same one. */
export interface NearUniqueFacet {
  field: ValuesField;
  isNearUnique: true;
}

export type Facet = ValuesFacet | RangeFacet | NearUniqueFacet;

/** All facets of one answer together; what is not read by then is left out of the figures. */
const budgetMs = 8_000;
/** Enough for a small part of the requests, when the facets before took all the time. */
const leastMs = 300;
/** Of so few requests even ids are counted in no time. */
const fewRequests = 50_000;

export interface FacetOptions {
  limit: number;
  search?: string;
  /**
   * For the rail, which nobody asked for any field in particular: fields with a value of its own on nearly every request
   * are left uncounted, as each takes as long to count as ten others and its most frequent values tell nothing.
   */
  isOverview?: boolean;
}

/**
 * The facets of some fields, in their order. Fields that the filter does not speak of are counted together, in one scan
 * for values and two for numbers; each other one by itself, under the filter without its own conditions.
 */
export async function queryFacets(
  selection: RequestSelection,
  fields: readonly FacetField[],
  { isOverview = false, ...options }: FacetOptions,
): Promise<{ facets: Facet[]; isPartial: boolean; elapsedMs: number }> {
  const startMs = performance.now();
  const remainingMs = () => Math.max(leastMs, Math.ceil(budgetMs - (performance.now() - startMs)));
  const facets = new Map<FacetField, Facet>();
  const add = (found: readonly Facet[]) => {
    for (const facet of found) facets.set(facet.field, facet);
  };
  const nearUnique = isOverview ? await nearUniqueOf(selection, fields) : new Set<FacetField>();
  // One after another: each keeps all cores busy, and lists must find a free connection meanwhile.
  for (const group of groupsOf(selection, fields)) {
    const values = group.fields.filter((field) => field.kind === "values");
    const ranges = group.fields.filter((field) => field.kind === "range");
    const scan = { ...options, remainingMs };
    const usual = await valuesFacets(
      group.selection,
      values.filter((field) => !nearUnique.has(field)),
      scan,
    );
    add(usual);
    const ids = values.filter((field) => nearUnique.has(field));
    if (ids.length > 0) {
      const requests = usual[0]?.requests ?? (await countRequests(group.selection));
      add(
        requests <= fewRequests
          ? await valuesFacets(group.selection, ids, scan)
          : ids.map((field) => ({ field, isNearUnique: true })),
      );
    }
    if (ranges.length > 0) add(await rangeFacets(group.selection, ranges, remainingMs));
  }
  const elapsedMs = Math.round(performance.now() - startMs);
  return {
    facets: fields.flatMap((field) => facets.get(field) ?? []),
    isPartial: elapsedMs >= budgetMs,
    elapsedMs,
  };
}

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

/** Judged by the requests of the time range alone: the filter may take long to find the first ones. */
function nearUniqueOf(
  { organizationId, filter }: RequestSelection,
  fields: readonly FacetField[],
): Promise<Set<FacetField>> {
  const times = conjunctsOf(filter).filter((part) => part.type === "condition" && part.field === "created");
  const values = fields.filter((field): field is ValuesField => field.kind === "values");
  return findNearUnique({ organizationId, filter: conjunctionOf(times) }, values);
}
