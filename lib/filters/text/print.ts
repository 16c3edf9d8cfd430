import type { FieldRef } from "@/lib/fields/field-ref";
import { isUuid } from "@/lib/fields/operand";
import { findOperator } from "@/lib/fields/operators";
import { withOperator } from "../condition";
import { normalize } from "../normal";
import type { Condition, Filter } from "../tree";
import { quoteText } from "./cursor";
import { likeToWildcard } from "./wildcard";

/** Writes the normal form of a filter in the text language; reading it again gives that form. */
export function printText(filter: Filter): string {
  const normal = normalize(filter);
  return normal.type === "and" ? normal.children.map(printOperand).join(" AND ") : print(normal);
}

function print(filter: Filter): string {
  switch (filter.type) {
    case "nothing":
      return "NOTHING";
    case "not":
      return `NOT ${printOperand(filter.child)}`;
    case "condition":
      return printCondition(filter);
    case "and":
    case "or":
      return filter.children.map(printOperand).join(filter.type === "and" ? " AND " : " OR ");
  }
}

/** A part of a larger filter: groups in parentheses. */
function printOperand(filter: Filter): string {
  return filter.type === "and" || filter.type === "or" ? `(${print(filter)})` : print(filter);
}

function printCondition(condition: Condition): string {
  const negates = findOperator(condition.operator)?.negates;
  if (condition.operator === "missing") return `missing:${printField(condition.field)}`;
  if (negates) return `NOT ${printCondition(withOperator(condition, negates))}`;
  const field = printField(condition.field);
  if (condition.operator === "exists") return `has:${field}`;
  if (condition.operator === "is-empty") return `empty:${field}`;
  if ("values" in condition) return `${field}:(${condition.values.map(printValue).join(" OR ")})`;
  if (!("value" in condition)) throw new Error(`${condition.operator} takes no value`);
  const { operator, value } = condition;
  if (operator === "equals") return `${field}:${printValue(value)}`;
  if (operator === "words" && condition.field === "text") return printBare(value);
  const symbol = findOperator(operator)?.symbol;
  if (symbol) return `${field}:${symbol}${printValue(value)}`;
  const wildcard = operator === "like" ? likeToWildcard(value) : undefined;
  // `field:*` asks whether there is a value.
  if (wildcard !== undefined && wildcard !== "*" && isPlain(wildcard.replaceAll("*", "x")))
    return `${field}:${wildcard}`;
  return `${field}:${operator}(${quoteText(value)})`;
}

function printField(field: FieldRef): string {
  if (typeof field === "string") return field;
  const key = "property" in field ? field.property : field.score;
  const shown = /^[\p{L}\p{N}_.@/+-]+$/u.test(key) ? key : quoteText(key);
  return `${"property" in field ? "property" : "score"}.${shown}`;
}

function printValue(value: string): string {
  return isPlain(value) ? value : quoteText(value);
}

/** Text that is looked for in bodies, unless it would be read as something else. */
function printBare(text: string): string {
  const plain = /^[\p{L}\p{N}_]+$/u.test(text) && !keyword.test(text) && !isUuid(text);
  return plain ? text : quoteText(text);
}

/** Whether a value needs no quotes: no sign of the language, no word of it, no wildcard. */
function isPlain(value: string): boolean {
  return /^[\p{L}\p{N}_./@+%$#-][\p{L}\p{N}_./@+%$#=&,;!?'|:-]*$/u.test(value) && !keyword.test(value);
}

const keyword = /^(and|or|not|to|nothing)$/i;
