import type { FieldId } from "@/lib/fields/fields";
import type { OperatorIdOf } from "@/lib/fields/operators";

/** What a condition is about: a built-in field, a custom property, or a score. Key case is ignored. */
export type FieldRef = FieldId | { property: string } | { score: string };

/**
 * One comparison. Operands are canonical text whatever the kind: `"0.05"`, `"2024-01-31T12:00:00.000Z"`,
 * `"true"`, so that no number loses digits and every printer can write them as they stand.
 */
export type Condition = OneCondition | ManyCondition | NoneCondition;

export interface OneCondition {
  type: "condition";
  field: FieldRef;
  operator: OperatorIdOf<"one">;
  value: string;
}

export interface ManyCondition {
  type: "condition";
  field: FieldRef;
  operator: OperatorIdOf<"many">;
  /** At least one. */
  values: string[];
}

export interface NoneCondition {
  type: "condition";
  field: FieldRef;
  operator: OperatorIdOf<"none">;
}

export interface Group {
  type: "and" | "or";
  children: Filter[];
}

export interface Not {
  type: "not";
  child: Filter;
}

/** Matches no request. */
export interface Nothing {
  type: "nothing";
}

/**
 * The filter: what selects requests on every screen and in every endpoint. A group without children says nothing
 * and is passed over, so the empty filter matches everything.
 */
export type Filter = Condition | Group | Not | Nothing;

/** Matches every request. */
export const emptyFilter: Filter = { type: "and", children: [] };

/** Whether two references mean the same thing. */
export function sameField(a: FieldRef, b: FieldRef): boolean {
  return fieldKey(a) === fieldKey(b);
}

/** One text per field, such as `model` or `property.environment`; equal when the fields are the same. */
export function fieldKey(field: FieldRef): string {
  if (typeof field === "string") return field;
  return "property" in field ? `property.${field.property.toLowerCase()}` : `score.${field.score}`;
}
