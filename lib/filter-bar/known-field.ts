import { type FieldRef, fieldKey } from "@/lib/fields/field-ref";
import { type Field, fields, findField } from "@/lib/fields/fields";
import { fieldName, parseFieldName } from "@/lib/filters";

/** A field as the menus show it; the API lists them, the most used properties first. */
export interface KnownField {
  /** Its name in links and in the text language. */
  name: string;
  label: string;
  kind: string;
  description: string;
  /** The only values there are; null when there may be any. */
  values: readonly string[] | null;
  /** Requests that have the property; null for built-in fields. */
  requests: number | null;
}

/**
 * The field that a name without `property.` means: a property of that key, in any case. Built-in fields come first,
 * so that a property can never take a word of the language away.
 */
export function fieldOfName(name: string, known: readonly KnownField[]): FieldRef | undefined {
  const field = parseFieldName(name);
  if (field !== undefined) return field;
  const wanted = `property.${name.toLowerCase()}`;
  const found = known.find((each) => each.name.toLowerCase() === wanted);
  return found && parseFieldName(found.name);
}

/** How chips and menus call a field: its label, or the key as people spell it. */
export function fieldLabel(field: FieldRef, known: readonly KnownField[]): string {
  if (typeof field === "string") return findField(field)?.label ?? field;
  const key = fieldKey(field);
  const label = known.find((each) => each.name.toLowerCase() === key)?.label;
  return label ?? ("property" in field ? field.property : field.score);
}

/** Whether two names mean the same field. */
export function isFieldOf(known: KnownField, field: FieldRef): boolean {
  return known.name.toLowerCase() === fieldName(field).toLowerCase();
}

const offered: readonly Field[] = fields;

/** What every installation knows, whatever its requests hold. */
export const builtInFields: readonly KnownField[] = offered
  .filter((field) => field.offered !== false)
  .map(({ id, label, kind, description, values }) => ({
    name: id,
    label,
    kind,
    description,
    values: values ?? null,
    requests: null,
  }));
