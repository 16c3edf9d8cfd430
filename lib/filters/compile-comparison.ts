import { findOperator } from "@/lib/fields/operators";
import { propertySql } from "@/lib/fields/property-path";
import { compileNumber, compilePropertyNumber, compileTime } from "./compile-order";
import { compileText } from "./compile-text";
import { withOperator } from "./condition";
import type { Expression } from "./expression";
import type { ParameterList } from "./parameters";
import { operandKindOf, type Subject } from "./subject";
import type { Condition } from "./tree";

/** What is left of a condition when its negation stands outside: exactly its complement, null never being a result. */
export function positiveOf(condition: Condition): { negated: boolean; positive: Condition } {
  const negates = findOperator(condition.operator)?.negates;
  if (!negates) return { negated: false, positive: condition };
  return { negated: true, positive: withOperator(condition, negates) };
}

/** A condition on a column, a property, a score or a total, as SQL that is true or false, never null. */
export function compileComparison(condition: Condition, subject: Subject, params: ParameterList): string {
  const { negated, positive } = positiveOf(condition);
  const sql = compilePositive(positive, subject, params);
  return negated ? `NOT (${sql})` : sql;
}

function compilePositive(condition: Condition, subject: Subject, params: ParameterList): string {
  const expression = expressionOf(condition, subject, params);
  const operator = findOperator(condition.operator);
  if (!operator) throw new Error(`no operator ${condition.operator}`);
  if (operator.id === "exists") return compileExists(expression, subject);
  if (operator.id === "is-empty") return `ifNull(${expression.sql} = '', 0)`;
  switch (operandKindOf(subject, operator)) {
    case "number":
      return subject.kind === "property"
        ? compilePropertyNumber(condition, expression.sql, params)
        : compileNumber(condition, expression, params);
    case "time":
      return compileTime(condition, expression, params);
    case "boolean":
      return orFalse(expression, `${expression.sql} = ${params.bind(operandOf(condition), "Bool")}`);
    case "uuid":
      return "values" in condition
        ? `${expression.sql} IN ${params.bind(condition.values, "Array(UUID)")}`
        : `${expression.sql} = ${params.bind(operandOf(condition), "UUID")}`;
    case "text": {
      const asText = subject.kind === "uuid" || subject.kind === "score";
      const text = compileText(condition, asText ? `toString(${expression.sql})` : expression.sql, params);
      return expression.nullable ? `ifNull(${text.sql}, ${text.matchesEmpty ? 1 : 0})` : text.sql;
    }
  }
}

function expressionOf({ field }: Condition, subject: Subject, params: ParameterList): Expression {
  if (subject.field) {
    const { sql, total, type } = subject.field;
    return { sql: total?.sql ?? sql, nullable: type.startsWith("Nullable("), type };
  }
  if (typeof field === "string") throw new Error(`the registry has no field ${field}`);
  if ("property" in field)
    return { sql: propertySql(field.property), nullable: true, type: "Nullable(String)" };
  const key = params.bind(field.score, "String");
  return {
    sql: `if(mapContains(scores, ${key}), scores[${key}], NULL)`,
    nullable: true,
    type: "Nullable(Int64)",
  };
}

function compileExists({ sql, nullable }: Expression, subject: Subject): string {
  if (subject.kind === "text") return nullable ? `ifNull(${sql} != '', 0)` : `${sql} != ''`;
  if (subject.kind === "uuid") return `${sql} != toUUID('00000000-0000-0000-0000-000000000000')`;
  return nullable ? `${sql} IS NOT NULL` : "1";
}

function orFalse({ nullable }: Expression, sql: string): string {
  return nullable ? `ifNull(${sql}, 0)` : sql;
}

function operandOf(condition: Condition): string {
  if ("value" in condition) return condition.value;
  throw new Error(`${condition.operator} takes no single value`);
}
