import { type Field, fields, reservedPropertyKeys } from "@/lib/fields/fields";
import { operatorsOf } from "@/lib/fields/operators";
import { listProperties } from "@/lib/requests/list-properties";

/** Something requests can be filtered by, in the API's words. */
export interface SuggestedField {
  field: string;
  label: string;
  kind: string;
  description: string;
  operators: string[];
  values: string[] | null;
  requests: number | null;
  last_seen: string | null;
}

/**
 * The fields whose name holds the text, those first whose name begins with it; built-in ones before properties, and
 * properties by how many requests have them, then the totals of users and sessions.
 */
export async function suggestFields(
  organizationId: string,
  query: { search?: string; timeRange?: { from?: string; to?: string }; limit: number },
): Promise<SuggestedField[]> {
  const search = (query.search ?? "").toLowerCase();
  const all: readonly Field[] = fields;
  const properties = await listProperties(organizationId, query.timeRange);
  const offered = all.filter((field) => field.offered !== false);
  const known = [
    ...offered.filter(({ total }) => !total).map(builtIn),
    ...properties.filter(({ key }) => !reservedPropertyKeys.has(key)).map(custom),
    // Last, as they say something of a request only by way of others.
    ...offered.filter(({ total }) => total).map(builtIn),
  ];
  const ranked = known
    .map((field) => ({ field, rank: rankOf(field, search) }))
    .filter(({ rank }) => rank < 2);
  // The sort is stable, so what ranks alike keeps the order above.
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, query.limit)
    .map(({ field }) => field);
}

/** 0 when a name begins with the text, 1 when one holds it, 2 when none does. */
function rankOf({ field, label }: SuggestedField, search: string): number {
  const names = [field, field.replace(/^property\./, ""), label].map((name) => name.toLowerCase());
  if (names.some((name) => name.startsWith(search))) return 0;
  return names.some((name) => name.includes(search)) ? 1 : 2;
}

function builtIn({ id, label, kind, description, values }: Field): SuggestedField {
  return {
    field: id,
    label,
    kind,
    description,
    operators: [...operatorsOf(kind)],
    values: values ? [...values] : null,
    requests: null,
    last_seen: null,
  };
}

function custom(property: Awaited<ReturnType<typeof listProperties>>[number]): SuggestedField {
  return {
    field: `property.${property.key}`,
    label: property.property,
    kind: "property",
    description: "Custom property.",
    operators: [...operatorsOf("property")],
    values: null,
    requests: property.requests,
    last_seen: property.last_seen,
  };
}
