import { keysOf, type Operation } from "@/lib/edits/operation";
import { propertySql } from "@/lib/fields/property-path";
import type { Condition } from "./condition";

/** The values of an edit's keys on a row of `requests`, as `Array(Nullable(String))`; null where it lacks one. */
export function currentValuesSql(keys: readonly string[]): string {
  return nullableTexts(keys.map(propertySql));
}

/** What those values are to become, for edits that follow from the row alone. */
export function newValuesSql(operation: Exclude<Operation, { type: "restore" }>): Condition {
  if (operation.type === "move") {
    const source = propertySql(operation.from);
    const kept = operation.keep === "target" ? `ifNull(${propertySql(operation.to)}, ${source})` : source;
    return { sql: nullableTexts(["NULL", kept]), params: {} };
  }
  // As JSON, because an array of texts that may be null is bound differently by the two engines.
  const values = [
    ...operation.set.map(([, value]) => value.toWellFormed()),
    ...operation.remove.map(() => null),
  ];
  return {
    sql: "JSONExtract({editValues: String}, 'Array(Nullable(String))')",
    params: { editValues: JSON.stringify(values) },
  };
}

/** Whether two arrays of such values differ; null equals null here. */
export function differ(a: string, b: string): string {
  return `toJSONString(${a}) != toJSONString(${b})`;
}

/** The rows of `requests` that a patch or a move would change, of all its scope selects. */
export function changes(operation: Exclude<Operation, { type: "restore" }>): Condition {
  const next = newValuesSql(operation);
  return { sql: differ(currentValuesSql(keysOf(operation)), next.sql), params: next.params };
}

function nullableTexts(sql: readonly string[]): string {
  return `CAST([${sql.join(", ")}], 'Array(Nullable(String))')`;
}
