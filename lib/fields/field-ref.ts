import type { FieldId } from "./fields";

/** What can be filtered by: a built-in field, a custom property, or a score. Letter case of a property key is ignored. */
export type FieldRef = FieldId | { property: string } | { score: string };

/** One text per field, such as `model` or `property.environment`; equal when the fields are the same. */
export function fieldKey(field: FieldRef): string {
  if (typeof field === "string") return field;
  return "property" in field ? `property.${field.property.toLowerCase()}` : `score.${field.score}`;
}

/** Whether two references mean the same thing. */
export function sameField(a: FieldRef, b: FieldRef): boolean {
  return fieldKey(a) === fieldKey(b);
}
