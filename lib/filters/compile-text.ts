import type { ParameterList } from "./parameters";
import type { Condition } from "./tree";

export interface TextComparison {
  sql: string;
  /** What it says of the empty text, as which a missing value reads. */
  matchesEmpty: boolean;
}

/** A positive comparison of a text expression. */
export function compileText(condition: Condition, sql: string, params: ParameterList): TextComparison {
  if (condition.operator === "in") {
    const { values } = condition;
    return { sql: `${sql} IN ${params.bind(values, "Array(String)")}`, matchesEmpty: values.includes("") };
  }
  if (!("value" in condition)) throw new Error(`${condition.operator} does not compare texts`);
  const { operator, value } = condition;
  switch (operator) {
    case "equals":
      return { sql: `${sql} = ${params.bind(value, "String")}`, matchesEmpty: value === "" };
    case "contains": {
      const found = `position(lowerUTF8(${sql}), lowerUTF8(${params.bind(value, "String")})) > 0`;
      return { sql: found, matchesEmpty: value === "" };
    }
    case "starts-with": {
      const found = `startsWith(lowerUTF8(${sql}), lowerUTF8(${params.bind(value, "String")}))`;
      return { sql: found, matchesEmpty: value === "" };
    }
    case "like":
      return { sql: `${sql} LIKE ${params.bind(likePattern(value), "String")}`, matchesEmpty: isAny(value) };
    case "ilike": {
      const pattern = params.bind(likePattern(value), "String");
      return { sql: `lowerUTF8(${sql}) LIKE lowerUTF8(${pattern})`, matchesEmpty: isAny(value) };
    }
    case "words":
      return {
        sql: `hasAllTokens(lowerUTF8(${sql}), lowerUTF8(${params.bind(value, "String")}))`,
        matchesEmpty: false,
      };
    default:
      throw new Error(`${operator} does not compare texts`);
  }
}

/** Whether the pattern matches the empty text. */
function isAny(pattern: string): boolean {
  return /^%*$/.test(pattern);
}

/** The engine refuses a pattern that ends within an escape; such a backslash stands for itself. */
function likePattern(pattern: string): string {
  const trailing = /\\*$/.exec(pattern)?.[0].length ?? 0;
  return trailing % 2 === 1 ? `${pattern}\\` : pattern;
}
