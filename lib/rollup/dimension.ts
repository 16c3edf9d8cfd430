import { facetField } from "@/lib/facets/facet";
import { propertySql, storedPropertyKey } from "@/lib/fields/property-path";
import type { Level } from "./level";

/** The built-in fields that requests are added up by. */
export const rolledFields = [
  "model",
  "provider",
  "user",
  "status",
  "status_class",
  "stop_reason",
  "api_key_id",
] as const;

export type RolledField = (typeof rolledFields)[number];

/** What requests are added up by: all of them, a built-in field, or a property. */
export type Dimension = "all" | { field: RolledField } | { property: string };

/**
 * Its name in `property_rollup` at a level. A key may hold any character, so keys, fields and levels are told apart by
 * what stands before them.
 */
export function dimensionName(dimension: Dimension, level: Level): string {
  const prefix = level === "hour" ? "" : "quarter:";
  if (dimension === "all") return prefix;
  return "field" in dimension
    ? `${prefix}field:${dimension.field}`
    : `${prefix}property:${storedPropertyKey(dimension.property)}`;
}

/** Its value for a row of `requests`: null when the request lacks the property, or has nothing in the field. */
export function dimensionSql(dimension: Dimension): string {
  if (dimension === "all") return "''";
  return "field" in dimension ? fieldSql(dimension.field) : propertySql(dimension.property);
}

function fieldSql(id: RolledField): string {
  const field = facetField(id);
  if (field?.kind !== "values") throw new Error(`The field ${id} has no values to add up by.`);
  return field.textSql(field.sql);
}
