import type { z } from "zod";
import type { facetSchema } from "@/lib/api/contract/facets";
import { ApiError } from "@/lib/errors";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { findField } from "@/lib/fields/fields";
import { spellingBook } from "@/lib/properties/spelling-book";
import { type Narrowing, selectionOf } from "@/lib/requests/selection";
import { type FacetField, facetField } from "./facet";
import { type Facet, queryFacets } from "./query-facets";
import { railFields } from "./rail";

interface FacetQuery extends Narrowing {
  fields?: readonly FieldRef[];
  uncounted?: readonly FieldRef[];
  search?: string;
  limit: number;
}

type AnsweredFacet = z.input<typeof facetSchema>;

/**
 * The facets of a query in the API's words.
 *
 * @throws ApiError `invalid` for a field that cannot be counted.
 */
export async function answerFacets(
  organizationId: string,
  query: FacetQuery,
): Promise<{ data: AnsweredFacet[]; partial: boolean; elapsed_ms: number }> {
  const refs = query.fields ?? (await railFields(organizationId, query.timeRange));
  const fields = distinctFields(refs);
  const keys = refs.flatMap((ref) => (typeof ref === "object" && "property" in ref ? [ref.property] : []));
  const stored = keys.map((key) => key.toLowerCase());
  const search = query.search === "" ? undefined : query.search;
  const unwanted = new Set(query.uncounted?.map(fieldKey));
  const isOverview = query.fields === undefined && search === undefined;
  const [spellings, { facets, isPartial, elapsedMs }] = await Promise.all([
    spellingBook().spellingsOf(organizationId, stored),
    queryFacets(
      selectionOf(organizationId, query),
      fields.filter(({ ref }) => !unwanted.has(fieldKey(ref))),
      { limit: query.limit, search, isOverview },
    ),
  ]);
  const byField = new Map(facets.map((facet) => [facet.field, facet]));
  return {
    data: fields.map((field) => answered(field, byField.get(field), spellings)),
    partial: isPartial,
    elapsed_ms: elapsedMs,
  };
}

/** @throws ApiError `invalid`. */
function distinctFields(refs: readonly FieldRef[]): FacetField[] {
  const fields = new Map<string, FacetField>();
  for (const [index, ref] of refs.entries()) {
    const field = facetField(ref);
    if (!field) {
      const path = `fields.${index}`;
      const message = `${fieldKey(ref)} cannot be counted: whole texts, scores, tags and what users and sessions come to have no facet.`;
      throw new ApiError("invalid", `${path}: ${message}`, [{ path, message }]);
    }
    fields.set(fieldKey(ref), field);
  }
  return [...fields.values()];
}

function answered(
  { ref }: FacetField,
  facet: Facet | undefined,
  spellings: ReadonlyMap<string, string>,
): AnsweredFacet {
  const named = { field: fieldKey(ref), label: labelOf(ref, spellings) };
  if (!facet || "isNearUnique" in facet) {
    return { ...named, kind: "uncounted", reason: facet ? "near_unique" : "not_wanted" };
  }
  const shared = { ...named, requests: facet.requests, missing: facet.missing };
  if ("buckets" in facet) {
    const { min, max, scale, buckets } = facet;
    return { ...shared, kind: "range", unit: facet.field.unit, min, max, scale, buckets };
  }
  const { top, distinct, isWhole } = facet;
  return { ...shared, kind: "values", values: top, distinct, is_distinct_exact: isWhole };
}

function labelOf(ref: FieldRef, spellings: ReadonlyMap<string, string>): string {
  if (typeof ref === "string") {
    return findField(ref)?.label ?? ref;
  }
  return "property" in ref ? (spellings.get(ref.property.toLowerCase()) ?? ref.property) : ref.score;
}
