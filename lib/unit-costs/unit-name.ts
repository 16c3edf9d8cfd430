import type { UnitsData } from "./answer";

/** What a unit is called within a sentence: `session`; a property as people spell it. */
export function unitName({ field, label }: Pick<UnitsData, "field" | "label">): string {
  return field.startsWith("property.") ? label : label.toLowerCase();
}
