import { columnFields } from "./column-fields";
import type { Field } from "./field";
import { filterFields } from "./filter-fields";
import { totalFields } from "./total-fields";
import { wireFields } from "./wire-fields";

export type { Field, FieldKind } from "./field";

/** Every built-in field of a request, declared once. All menus, columns, parsers and documents derive from it. */
export const fields = [
  ...columnFields,
  ...filterFields,
  ...totalFields,
  ...wireFields,
] as const satisfies readonly Field[];

export type FieldId = (typeof fields)[number]["id"];

const byId: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.id, field]));

/** Whether a field has that id. */
export function isFieldId(id: string): id is FieldId {
  return byId.has(id);
}

/** The field of that id, or undefined when there is none. */
export function findField(id: string): Field | undefined {
  return byId.get(id);
}

/**
 * Keys that Facet itself records among the properties, in lower case. They have built-in columns and stay out of
 * the list of custom properties.
 */
export const reservedPropertyKeys: ReadonlySet<string> = new Set([
  "helicone-session-id",
  "helicone-session-name",
  "helicone-session-path",
  "helicone-prompt-id",
]);
