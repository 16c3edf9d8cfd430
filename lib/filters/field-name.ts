import type { FieldRef } from "@/lib/fields/field-ref";
import { fields, isFieldId } from "@/lib/fields/fields";
import { didYouMean } from "@/lib/suggest";
import { wireColumns } from "./wire/columns";

/** The name of a field in links and in the text language: its id, `property.<key>` or `score.<key>`. */
export function fieldName(field: FieldRef): string {
  if (typeof field === "string") return field;
  return "property" in field ? `property.${field.property}` : `score.${field.score}`;
}

/** The field of a name; also takes the column names of the wire format, as people paste them. */
export function parseFieldName(name: string): FieldRef | undefined {
  if (isFieldId(name)) return name;
  const [, prefix, key] = /^(property|properties|score|scores)\.(.*)$/s.exec(name) ?? [];
  if (prefix !== undefined && key !== undefined) {
    return prefix.startsWith("p") ? { property: key } : { score: key };
  }
  return wireColumns.get(name);
}

/** The sentence for a name that no field has. */
export function unknownField(name: string): string {
  const known = [...fields.map(({ id }) => id), ...wireColumns.keys()];
  const shown = name.slice(0, 80);
  return `There is no field ${JSON.stringify(shown)}.${didYouMean(shown, known)} A custom property is written property.${shown}.`;
}
