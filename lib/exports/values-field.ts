import { ApiError } from "@/lib/errors";
import { facetField, type ValuesField } from "@/lib/facets/facet";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";

/**
 * A field whose values requests can be told apart by: a property, text, a status, an id, yes or no.
 *
 * @throws ApiError `invalid` for figures, times, scores and bodies.
 */
export function valuesField(ref: FieldRef, path: string): ValuesField {
  const field = facetField(ref);
  if (field?.kind !== "values") {
    const message = `must be a field with values to tell apart, such as "model" or {"property": "Customer"}; ${fieldKey(ref)} has none.`;
    throw new ApiError("invalid", `${path} ${message}`, [{ path, message }]);
  }
  return field;
}
