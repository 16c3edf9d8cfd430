import type { FieldRef } from "@/lib/fields/field-ref";
import { canonicalOperand } from "@/lib/fields/operand";
import { findOperator, type Operator, type OperatorId, operatorsOf, takes } from "@/lib/fields/operators";
import { didYouMean } from "@/lib/suggest";
import { filterLimits } from "./limits";
import { operandKindOf, type Subject, subjectOf } from "./subject";
import type { Condition } from "./tree";
import { hasWord } from "./words";

export type CheckedCondition =
  | { ok: true; condition: Condition }
  /** `at` is the operand's place among several. */
  | { ok: false; message: string; at?: number };

/**
 * The one place where a condition comes into being: every parser hands it a field, an operator's name and the
 * operands as text, and gets a condition with canonical operands, or a sentence on what would be right.
 */
export function checkCondition(
  field: FieldRef,
  operatorName: string,
  operands: readonly string[],
): CheckedCondition {
  const subject = subjectOf(field);
  const allowed = operatorsOf(subject.kind);
  const operator = findOperator(operatorName);
  if (!operator || !allowed.includes(operator.id)) {
    return refuse(
      `${quote(operatorName)} is not an operator of ${subject.name}.${didYouMean(operatorName, allowed)} It takes ${allowed.join(", ")}.`,
    );
  }
  const key = typeof field === "string" ? "" : "property" in field ? field.property : field.score;
  if (key.length > filterLimits.keyCharsMax) {
    return refuse(`A key has at most ${filterLimits.keyCharsMax} characters, this one has ${key.length}.`);
  }
  const values: string[] = [];
  for (const [at, text] of operands.entries()) {
    const checked = checkOperand(subject, operator, text);
    if (!checked.ok) return { ...checked, at };
    values.push(checked.value);
  }
  return buildCondition(field, operator.id, values);
}

function buildCondition(field: FieldRef, operator: OperatorId, values: string[]): CheckedCondition {
  const type = "condition";
  if (takes(operator, "none")) {
    if (values.length > 0) return refuse(`${quote(operator)} takes no value.`);
    return { ok: true, condition: { type, field, operator } };
  }
  if (takes(operator, "many")) {
    if (values.length === 0) return refuse(`${quote(operator)} takes at least one value.`);
    if (values.length > filterLimits.valuesMax) {
      return refuse(
        `${quote(operator)} takes at most ${filterLimits.valuesMax} values, here are ${values.length}.`,
      );
    }
    return { ok: true, condition: { type, field, operator, values } };
  }
  const [value] = values;
  if (value === undefined || values.length > 1 || !takes(operator, "one")) {
    return refuse(`${quote(operator)} takes one value.`);
  }
  if ((operator === "words" || operator === "not-words") && !hasWord(value)) {
    return refuse(`${quote(value)} has no word to look for; use "contains" for signs alone.`);
  }
  return { ok: true, condition: { type, field, operator, value } };
}

/** The same field and operands under another operator of the same shape. */
export function withOperator(condition: Condition, operator: OperatorId): Condition {
  const { type, field } = condition;
  if ("value" in condition && takes(operator, "one"))
    return { type, field, operator, value: condition.value };
  if ("values" in condition && takes(operator, "many")) {
    return { type, field, operator, values: condition.values };
  }
  if (takes(operator, "none")) return { type, field, operator };
  throw new Error(`${condition.operator} and ${operator} take different operands`);
}

function checkOperand(subject: Subject, operator: Operator, text: string) {
  if (text.length > filterLimits.valueCharsMax) {
    return refuse(
      `A value has at most ${filterLimits.valueCharsMax} characters, this one has ${text.length}.`,
    );
  }
  const checked = canonicalOperand(operandKindOf(subject, operator), text);
  const known = operator.reads === "field" ? subject.field?.values : undefined;
  if (checked.ok && known && !known.includes(checked.value)) {
    return refuse(
      `${quote(text)} is not a value of ${subject.name}.${didYouMean(text, known)} It is one of ${known.join(", ")}.`,
    );
  }
  return checked;
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
