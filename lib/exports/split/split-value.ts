import type { FieldRef } from "@/lib/fields/field-ref";
import type { Filter } from "@/lib/filters/tree";

/** A value that gets a file of its own, and about how much will be in it. */
export interface SplitValue {
  /** Null for the requests that have none. */
  value: string | null;
  rows: number;
  bodyBytes: number;
}

/** The requests with exactly this value. */
export function hasValue(field: FieldRef, value: string | null): Filter {
  const isProperty = typeof field === "object" && "property" in field;
  if (value === null) return { type: "condition", field, operator: "missing" };
  // Comparisons read a missing property as an empty one, which this tells apart.
  if (value === "" && isProperty) return { type: "condition", field, operator: "is-empty" };
  return { type: "condition", field, operator: "equals", value };
}

/** The requests with one of these values, none of them missing or empty. */
export function hasOneOf(field: FieldRef, values: readonly string[]): Filter {
  return { type: "condition", field, operator: "in", values: [...values] };
}
