import type { FieldRef } from "@/lib/fields/field-ref";
import type { FieldKind } from "@/lib/fields/fields";
import { propertySql } from "@/lib/fields/property-path";
import { subjectOf } from "@/lib/filters/subject";

/** A field whose most frequent values are counted. */
export interface ValuesField {
  kind: "values";
  ref: FieldRef;
  /** Expression over `requests` to group by. */
  sql: string;
  /** The text of a group's value, null where the request lacks it; `key` stands for the expression. */
  textSql: (key: string) => string;
}

/** A field whose bounds are found and whose values are counted in buckets. */
export interface RangeField {
  kind: "range";
  ref: FieldRef;
  /** Expression over `requests`. */
  sql: string;
  /** The type its bounds are compared in. */
  type: "Int64" | "Decimal(18, 12)";
  unit: RangeUnit;
}

export type RangeUnit = "ms" | "USD" | "bytes" | "tokens" | "count" | "time";

export type FacetField = ValuesField | RangeField;

const nilUuid = "00000000-0000-0000-0000-000000000000";

/** How a field is counted; undefined for bodies, of which no two are alike, and for scores. */
export function facetField(ref: FieldRef): FacetField | undefined {
  const { kind, field } = subjectOf(ref);
  if (typeof ref === "object" && "property" in ref) {
    return { kind: "values", ref, sql: propertySql(ref.property), textSql: textSqlOf("property") };
  }
  if (!field || kind === "score" || kind === "property" || field.sql === "") {
    return undefined;
  }
  return valueKinds.has(kind)
    ? { kind: "values", ref, sql: field.sql, textSql: textSqlOf(kind) }
    : rangeField(ref, kind, field.sql);
}

const valueKinds: ReadonlySet<FieldKind> = new Set(["text", "uuid", "status", "boolean"]);

function textSqlOf(kind: FieldKind | "property"): ValuesField["textSql"] {
  if (kind === "text") return (key) => `nullIf(toString(${key}), '')`;
  if (kind === "uuid") return (key) => `nullIf(toString(${key}), '${nilUuid}')`;
  return (key) => `toString(${key})`;
}

function rangeField(ref: FieldRef, kind: FieldKind, sql: string): RangeField {
  if (kind === "time") {
    return { kind: "range", ref, sql: `toUnixTimestamp64Milli(${sql})`, type: "Int64", unit: "time" };
  }
  const type = kind === "money" ? "Decimal(18, 12)" : "Int64";
  return { kind: "range", ref, sql, type, unit: units[kind] ?? "count" };
}

const units: Partial<Record<FieldKind, RangeUnit>> = {
  duration: "ms",
  money: "USD",
  bytes: "bytes",
  tokens: "tokens",
};
