import { fieldRefSchema } from "@/lib/api/contract/field-ref";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { parseSort } from "@/lib/fields/sort";
import { conditionsOf } from "@/lib/filters/measure";
import { parseWire } from "@/lib/filters/wire/parse";
import { asArray } from "@/lib/guards";
import type { ViewState } from "./view";

export type Place = "filter" | "sort" | "columns" | "pinnedColumns" | "pinnedFacets";

export interface GoneField {
  field: string;
  places: Place[];
  reason: string;
}

/**
 * The fields a view names that no longer exist: properties no request was ever sent with, or whose key was deleted, and
 * names this version of Facet does not know.
 *
 * @param whyGone the sentence on a stored (lower-case) key that no request has; undefined for others.
 */
export function goneFields(state: ViewState, whyGone: (key: string) => string | undefined): GoneField[] {
  const gone = new Map<string, GoneField>();
  const add = (field: string, place: Place, reason: string) => {
    const known = gone.get(field) ?? { field, places: [], reason };
    gone.set(field, known);
    if (!known.places.includes(place)) known.places.push(place);
  };
  const check = (ref: FieldRef, place: Place) => {
    const reason =
      typeof ref === "object" && "property" in ref ? whyGone(ref.property.toLowerCase()) : undefined;
    if (reason !== undefined) {
      add(fieldKey(ref), place, reason);
    }
  };
  if (state.filter !== undefined) {
    const parsed = parseWire(state.filter);
    if (parsed.ok) for (const { field } of conditionsOf(parsed.filter)) check(field, "filter");
    else for (const { path, message } of parsed.issues) add(path, "filter", message);
  }
  const sort = parseSort(state.sort);
  if (sort.ok) for (const { field } of sort.sort) field !== "random" && check(field, "sort");
  else for (const { path, message } of sort.issues) add(path, "sort", message);
  for (const place of ["columns", "pinnedColumns", "pinnedFacets"] as const) {
    for (const named of asArray(state[place])) {
      const ref = fieldRefSchema.safeParse(named);
      if (ref.success) check(ref.data, place);
      else add(String(named), place, "Facet has no field of that name.");
    }
  }
  return [...gone.values()];
}
