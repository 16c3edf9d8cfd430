import type { FieldRef } from "@/lib/fields/field-ref";
import { findOperator } from "@/lib/fields/operators";
import { normalize } from "../normal";
import { operandKindOf, subjectOf } from "../subject";
import type { Condition, Filter } from "../tree";
import { requestTable, wirePlaceOf } from "./columns";

/** A filter as the API takes it. */
export type WireFilter = "all" | { [key: string]: unknown };

/**
 * Writes a filter as the API takes it, in Helicone's words wherever they suffice: `"all"`, leaves, and
 * `{left, operator, right}`; `{"not": …}` and further operators where they do not. Reading it again gives the
 * filter's normal form.
 */
export function printWire(filter: Filter): WireFilter {
  return print(normalize(filter));
}

function print(filter: Filter): WireFilter {
  switch (filter.type) {
    case "nothing":
      return { not: "all" };
    case "not":
      return { not: print(filter.child) };
    case "condition":
      return leaf(filter);
    case "and":
    case "or": {
      const [first, ...rest] = filter.children.map((child) => print(child));
      if (first === undefined) return "all";
      return rest.reduce<WireFilter>((left, right) => ({ left, operator: filter.type, right }), first);
    }
  }
}

function leaf(condition: Condition): WireFilter {
  const { field, operator } = condition;
  if (operator === "exists" && typeof field !== "string" && "property" in field) {
    return { [requestTable]: { property_key: { equals: field.property } } };
  }
  const negates = findOperator(operator)?.negates;
  // A negated comparison of a score would ask for the score as well; the negation of one does not.
  if (typeof field !== "string" && "score" in field && negates && negates !== "exists") {
    return { not: column(field, { [negates]: operands(condition) }) };
  }
  return column(field, comparison(condition));
}

function comparison(condition: Condition): Record<string, unknown> {
  const { operator, field } = condition;
  const equality = operator === "equals" || operator === "not-equals";
  if (equality && typeof field === "string" && /^(null|__empty__)$/.test(condition.value)) {
    // On a column these two words ask whether there is a value; in a list they are words.
    return { [operator === "equals" ? "in" : "not-in"]: [condition.value] };
  }
  return { [operator]: operands(condition) };
}

function operands(condition: Condition): unknown {
  const operator = findOperator(condition.operator);
  const kind = operator && operandKindOf(subjectOf(condition.field), operator);
  const json = (text: string) => {
    if (kind === "boolean") return text === "true";
    // A number whose digits a float would lose stays in its string.
    return kind === "number" && plainNumber(text) ? Number(text) : text;
  };
  if ("values" in condition) return condition.values.map(json);
  return "value" in condition ? json(condition.value) : true;
}

function plainNumber(text: string): boolean {
  return String(Number(text)) === text;
}

function column(field: FieldRef, comparison: Record<string, unknown>): WireFilter {
  if (typeof field === "string") {
    const place = wirePlaceOf(field);
    return { [place.table]: { [place.column]: comparison } };
  }
  // An object literal with a computed key holds even `__proto__` as a key of its own.
  if ("property" in field) return { [requestTable]: { properties: { [field.property]: comparison } } };
  return { [requestTable]: { scores: { [field.score]: comparison } } };
}
