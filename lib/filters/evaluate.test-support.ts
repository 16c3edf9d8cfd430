import type { FieldRef } from "@/lib/fields/field-ref";
import type { Condition, Filter } from "./tree";

/** A request as plain data. `values` holds what each field means, null where there is none. */
export interface PlainRow {
  values: ReadonlyMap<string, string | null>;
  /** By stored, lower-case key. */
  properties: ReadonlyMap<string, string>;
  scores: ReadonlyMap<string, number>;
  /** Absent when the bodies were not kept. */
  bodies: { request_body: string; response_body: string } | undefined;
}

/**
 * What a filter means, written a second time without SQL, the compiler or its tables, so that the two can be
 * compared. Groups that say nothing are passed over: they evaluate to undefined.
 */
export function matches(filter: Filter, row: PlainRow): boolean {
  return evaluate(filter, row) ?? true;
}

function evaluate(filter: Filter, row: PlainRow): boolean | undefined {
  if (filter.type === "nothing") return false;
  if (filter.type === "condition") return holds(filter, row);
  if (filter.type === "not") {
    const child = evaluate(filter.child, row);
    return child === undefined ? undefined : !child;
  }
  const said = filter.children.map((child) => evaluate(child, row)).filter((result) => result !== undefined);
  if (said.length === 0) return undefined;
  return filter.type === "and" ? said.every(Boolean) : said.some(Boolean);
}

const times = new Set(["created", "response_created", "updated"]);
const booleans = new Set([
  "failed",
  "cached",
  "cache_enabled",
  "feedback",
  "stream",
  "threat",
  "is_passthrough_billing",
]);
const numbers = new Set([
  "status",
  "cost",
  "latency",
  "ttft",
  "total_tokens",
  "prompt_tokens",
  "completion_tokens",
  "reasoning_tokens",
  "cache_read_tokens",
  "cache_write_tokens",
  "prompt_audio_tokens",
  "completion_audio_tokens",
  "size",
]);

function holds(condition: Condition, row: PlainRow, operator: string = condition.operator): boolean {
  if (operator === "not-empty") return !holds(condition, row, "is-empty");
  if (operator === "missing") return !holds(condition, row, "exists");
  if (operator.startsWith("not-")) return !holds(condition, row, operator.slice("not-".length));
  const value = read(condition.field, row);
  if (operator === "exists") return exists(condition.field, value);
  if (operator === "is-empty") return value === "";
  const operands = "values" in condition ? condition.values : "value" in condition ? [condition.value] : [];
  const relation = operator === "in" ? "equals" : operator;
  return operands.some((operand) => compare(condition.field, value, relation, operand, row));
}

function read(field: FieldRef, row: PlainRow): string | null {
  if (typeof field === "string") return row.values.get(field) ?? null;
  if ("property" in field) return row.properties.get(field.property.toLowerCase()) ?? null;
  return row.scores.get(field.score)?.toString() ?? null;
}

/** An id, and a text of the request itself, exists when it is not empty; all else when it is there. */
function exists(field: FieldRef, value: string | null): boolean {
  if (typeof field !== "string" || times.has(field) || booleans.has(field) || numbers.has(field)) {
    return value !== null;
  }
  return value !== null && value !== "" && value !== "00000000-0000-0000-0000-000000000000";
}

function compare(
  field: FieldRef,
  value: string | null,
  relation: string,
  operand: string,
  row: PlainRow,
): boolean {
  if (typeof field === "string") {
    if (times.has(field))
      return value !== null && ordered(nanoseconds(value), nanoseconds(operand), relation);
    if (booleans.has(field)) return value === operand;
    if (numbers.has(field)) return value !== null && ordered(scaled(value), scaled(operand), relation);
    if (field === "text") {
      const { request_body, response_body } = row.bodies ?? { request_body: "", response_body: "" };
      return [request_body, response_body].some((body) => compareText(body, relation, operand));
    }
    return compareText(value ?? "", relation, operand);
  }
  const bySize = /^(gt|lt)e?$/.test(relation);
  if ("score" in field && (bySize || relation === "equals")) {
    return value !== null && ordered(scaled(value), scaled(operand), relation);
  }
  if (bySize) {
    const isNumber = value !== null && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value);
    return isNumber && Number.isFinite(Number(value)) && ordered(Number(value), Number(operand), relation);
  }
  return compareText(value ?? "", relation, operand);
}

function ordered<T extends number | bigint>(a: T, b: T, relation: string): boolean {
  if (relation === "gt") return a > b;
  if (relation === "gte") return a >= b;
  if (relation === "lt") return a < b;
  return relation === "lte" ? a <= b : a === b;
}

function compareText(value: string, relation: string, operand: string): boolean {
  switch (relation) {
    case "equals":
      return value === operand;
    case "contains":
      return value.toLowerCase().includes(operand.toLowerCase());
    case "starts-with":
      return value.toLowerCase().startsWith(operand.toLowerCase());
    case "like":
      return likeRegExp(operand).test(value);
    case "ilike":
      return likeRegExp(operand.toLowerCase()).test(value.toLowerCase());
    case "words":
      return tokens(operand).every((word) => tokens(value).includes(word));
    default:
      throw new Error(`the evaluator does not know ${relation}`);
  }
}

function likeRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\\[\\%_]|./gsu, (sign) => {
    if (sign === "%") return ".*";
    if (sign === "_") return ".";
    const literal = sign.length === 2 && sign.startsWith("\\") ? sign.slice(1) : sign;
    return literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "su");
}

function tokens(text: string): string[] {
  return [...text.toLowerCase()]
    .map((sign) => (/[a-z0-9]|[^\0-\x7f]/u.test(sign) ? sign : " "))
    .join("")
    .split(" ")
    .filter((word) => word !== "");
}

/** A plain decimal as an integer with 30 places. */
function scaled(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  const digits = BigInt(whole + fraction.padEnd(30, "0"));
  return decimal.startsWith("-") ? -digits : digits;
}

function nanoseconds(iso: string): bigint {
  const [, seconds = "", fraction = ""] = /^(.*)\.(\d+)Z$/.exec(iso) ?? [];
  return BigInt(Date.parse(`${seconds}Z`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0"));
}
