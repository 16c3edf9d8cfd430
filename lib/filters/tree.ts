import type { FieldRef } from "@/lib/fields/field-ref";
import type { OperatorIdOf } from "@/lib/fields/operators";

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
