import { findOperator, type OperatorId } from "@/lib/fields/operators";
import { positiveOf } from "@/lib/filters/compile-comparison";
import { conditionsOf } from "@/lib/filters/measure";
import { subjectOf } from "@/lib/filters/subject";
import type { Condition, Filter } from "@/lib/filters/tree";
import { type CallSubject, isKnownField, knownFieldIds } from "./call-subject";
import { isLike, likePattern } from "./like";

/** Whether a call is meant by a filter, told before it is sent on. */
export type Matcher = (call: CallSubject) => boolean;

/** What a filter asks for that nobody knows before the call, as one sentence; undefined when there is nothing. */
export function unknownBefore(filter: Filter): string | undefined {
  const unknown = conditionsOf(filter).filter(
    ({ field }) => !isKnownField(field) && !(typeof field === "object" && "property" in field),
  );
  if (unknown.length === 0) {
    return undefined;
  }
  const names = [...new Set(unknown.map(({ field }) => subjectOf(field).name))].join(", ");
  return (
    `cannot ask for ${names}, which is not known before a call is sent on. It can ask for any property and for ` +
    `${knownFieldIds.join(", ")}.`
  );
}

/**
 * The filter as a function. It holds for the calls whose records the same filter selects, so that what a limit counts
 * can also be looked up.
 */
export function matcherOf(filter: Filter): Matcher {
  switch (filter.type) {
    case "nothing":
      return () => false;
    case "condition":
      return conditionMatcher(filter);
    case "not": {
      const child = matcherOf(filter.child);
      return (call) => !child(call);
    }
    case "and": {
      const children = filter.children.map(matcherOf);
      return (call) => children.every((child) => child(call));
    }
    case "or": {
      const children = filter.children.map(matcherOf);
      // A group without children says nothing.
      return (call) => children.length === 0 || children.some((child) => child(call));
    }
  }
}

function conditionMatcher(condition: Condition): Matcher {
  const { negated, positive } = positiveOf(condition);
  const read = reader(positive);
  const holds = comparison(positive);
  return (call) => holds(read(call)) !== negated;
}

function reader({ field }: Condition): (call: CallSubject) => string | undefined {
  if (isKnownField(field)) {
    // Such a field is a text that may be empty, which is the same as to be missing.
    return (call) => call.field(field) || undefined;
  }
  if (typeof field === "object" && "property" in field) {
    const { property } = field;
    return (call) => call.property(property);
  }
  throw new Error(`${subjectOf(field).name} is not known before a call`);
}

function comparison(condition: Condition): (value: string | undefined) => boolean {
  const { operator } = condition;
  if (operator === "exists") return (value) => value !== undefined;
  if (operator === "is-empty") return (value) => value === "";
  const operands = "values" in condition ? condition.values : "value" in condition ? [condition.value] : [];
  if (findOperator(operator)?.reads === "number") {
    return numberComparison(operator, Number(operands[0]));
  }
  const tests = operands.map((operand) => textComparison(operator, operand));
  // For texts a missing value reads as an empty one.
  return (value = "") => tests.some((test) => test(value));
}

function numberComparison(operator: OperatorId, operand: number): (value: string | undefined) => boolean {
  return (value) => {
    if (value === undefined || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return false;
    const number = Number(value);
    if (!Number.isFinite(number)) return false;
    if (operator === "gt") return number > operand;
    if (operator === "gte") return number >= operand;
    return operator === "lt" ? number < operand : number <= operand;
  };
}

function textComparison(operator: OperatorId, operand: string): (value: string) => boolean {
  const lower = operand.toLowerCase();
  switch (operator) {
    case "equals":
    case "in":
      return (value) => value === operand;
    case "contains":
      return (value) => value.toLowerCase().includes(lower);
    case "starts-with":
      return (value) => value.toLowerCase().startsWith(lower);
    case "like": {
      const pattern = likePattern(operand);
      return (value) => isLike(value, pattern);
    }
    case "ilike": {
      const pattern = likePattern(lower);
      return (value) => isLike(value.toLowerCase(), pattern);
    }
    default:
      throw new Error(`${operator} does not compare texts`);
  }
}
