import { propertySql, storedPropertyKey } from "@/lib/fields/property-path";

/** What requests are added up by: all of them, a built-in field, or a property. */
export type Dimension = "all" | { field: RolledField } | { property: string };

const fieldSql = {
  model: "toString(model)",
  provider: "toString(provider)",
  user: "user_id",
  status: "toString(status)",
} as const;

export type RolledField = keyof typeof fieldSql;

export const rolledFields: readonly RolledField[] = ["model", "provider", "user", "status"];

/** Its name in `property_rollup`. A key may hold any character, so keys and fields are told apart by what stands before them. */
export function dimensionName(dimension: Dimension): string {
  if (dimension === "all") return "";
  return "field" in dimension
    ? `field:${dimension.field}`
    : `property:${storedPropertyKey(dimension.property)}`;
}

/** Its value for a row of `requests`: null when the request lacks the property. */
export function dimensionSql(dimension: Dimension): string {
  if (dimension === "all") return "''";
  return "field" in dimension ? fieldSql[dimension.field] : propertySql(dimension.property);
}
