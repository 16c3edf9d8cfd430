import type { FieldRef } from "@/lib/fields/field-ref";
import { findField } from "@/lib/fields/fields";
import { didYouMean } from "@/lib/suggest";
import { wireColumnNames, wireColumns } from "./columns";
import { fault, type Parsed, parseComparison } from "./comparison";
import { isObject, kindName } from "./json";
import { parsePropertyKey } from "./leaf";

/** Helicone's short names of operators in its second filter language. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["eq", "equals"],
  ["neq", "not-equals"],
  ["is", "equals"],
]);

/** Reads a condition of Helicone's second filter language: `{type, field: {column, subtype?, key?}, operator, value}`. */
export function parseExpressionCondition(node: Record<string, unknown>, path: string): Parsed {
  const { field, operator, value } = node;
  if (!isObject(field)) {
    return fault(`${path}.field`, `Here stands ${kindName(field)}; a field is {"column": "<name>"}.`);
  }
  if (typeof operator !== "string") {
    return fault(`${path}.operator`, `An operator is a word such as "eq", not ${kindName(operator)}.`);
  }
  const name = aliases.get(operator) ?? operator;
  const { column, subtype, key } = field;
  // Their screen asks for gateway traffic by a column that exists nowhere else.
  if (column === "ai_gateway") {
    const wanted = String(value) === "true" ? "ai-gateway" : String(value) === "false" ? "" : value;
    return parseComparison("referrer", name, wanted, path);
  }
  if (column === "property_key") return parsePropertyKey({ [name]: value }, path);
  const ref = fieldRef(column, subtype, key);
  if (typeof ref === "string") return parseComparison(ref, name, value, path);
  if ("fault" in ref) return fault(`${path}.field`, ref.fault);
  return parseComparison(ref, name, value, path);
}

function fieldRef(column: unknown, subtype: unknown, key: unknown): FieldRef | { fault: string } {
  if (subtype === "property" || subtype === "score") {
    const name = typeof key === "string" ? key : column;
    if (typeof name !== "string") return { fault: `A ${subtype} needs its key: {"key": "<name>"}.` };
    return subtype === "property" ? { property: name } : { score: name };
  }
  if (typeof column !== "string") return { fault: `A field needs its column, not ${kindName(column)}.` };
  const known = wireColumns.get(column);
  if (known) return known;
  if ((column === "properties" || column === "scores") && typeof key === "string") {
    return column === "properties" ? { property: key } : { score: key };
  }
  // As in Helicone, whose columns have no hyphens.
  if (column.includes("-") && !findField(column)) return { property: column };
  return { fault: `${JSON.stringify(column)} is not a column.${didYouMean(column, wireColumnNames)}` };
}
