import { fieldRefSchema } from "@/lib/api/contract/field-ref";
import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { parseSort } from "@/lib/fields/sort";
import { conditionsOf } from "@/lib/filters/measure";
import { parseWire } from "@/lib/filters/wire/parse";
import { asArray, asObject } from "@/lib/guards";
import { parseList } from "@/lib/url-list";
import type { ViewPlace, ViewState } from "./view";

export interface GoneField {
  field: string;
  places: ViewPlace[];
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
  const add = (field: string, place: ViewPlace, reason: string) => {
    const known = gone.get(field) ?? { field, places: [], reason };
    gone.set(field, known);
    if (!known.places.includes(place)) known.places.push(place);
  };
  const check = (ref: FieldRef, place: ViewPlace) => {
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
  for (const text of Object.values(asObject(state.display))) {
    for (const member of typeof text === "string" ? parseList(text) : []) {
      // Most settings are no fields; of those that are, only a property can have gone.
      const ref = fieldRefSchema.safeParse(member);
      if (ref.success) check(ref.data, "display");
    }
  }
  return [...gone.values()];
}
