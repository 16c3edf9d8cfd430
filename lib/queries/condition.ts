import type { ParameterValue } from "@/lib/clickhouse/database";

/** A piece of SQL that is true or false for a row, and the values its placeholders stand for. */
export interface Condition {
  sql: string;
  params: Record<string, ParameterValue>;
}

/** All of them, each in parentheses. Two that use one name for different values would be a fault, so it throws. */
export function allOf(conditions: readonly Condition[]): Condition {
  const params: Condition["params"] = {};
  for (const condition of conditions) {
    for (const [name, value] of Object.entries(condition.params)) {
      if (name in params && params[name] !== value) {
        throw new Error(`Two conditions bind {${name}} to different values.`);
      }
      params[name] = value;
    }
  }
  return { sql: conditions.map(({ sql }) => `(${sql})`).join("\n    AND "), params };
}
