import type { FieldRef } from "@/lib/fields/field-ref";
import { normalize } from "./normal";
import { totalNames, totalsOf } from "./totals.test-support";
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
 * compared: the rows it selects out of all. A total adds up what is joined to it by AND, as the normal form tells.
 */
export function selectRows(filter: Filter, rows: readonly PlainRow[]): readonly PlainRow[] {
  return select(isPlain(filter) ? filter : normalize(filter), rows) ?? rows;
}

/** Groups that say nothing are passed over: they select undefined. */
function select(filter: Filter, rows: readonly PlainRow[]): readonly PlainRow[] | undefined {
  if (filter.type === "nothing") return [];
  if (filter.type === "condition") return rows.filter(judge(filter, rows));
  if (filter.type === "not") {
    const child = select(filter.child, rows);
    if (!child) return undefined;
    const taken = new Set(child);
    return rows.filter((row) => !taken.has(row));
  }
  if (filter.type === "or") {
    const said = filter.children.map((child) => select(child, rows)).filter((part) => part !== undefined);
    if (said.length === 0) return undefined;
    const taken = new Set(said.flat());
    return rows.filter((row) => taken.has(row));
  }
  const isFirst = filter.children.map(isPlain);
  const inOrder = [true, false].flatMap((first) => filter.children.filter((_, at) => isFirst[at] === first));
  // A plain child narrows what the next is asked of; the totals behind them are all asked of the same rows.
  const plain = inOrder.slice(0, isFirst.filter(Boolean).length);
  let narrowed: readonly PlainRow[] | undefined;
  for (const child of plain) narrowed = select(child, narrowed ?? rows) ?? narrowed;
  const totals = inOrder.slice(plain.length).map((child) => new Set(select(child, narrowed ?? rows)));
  if (totals.length === 0) return narrowed;
  return (narrowed ?? rows).filter((row) => totals.every((part) => part.has(row)));
}

function judge(condition: Condition, rows: readonly PlainRow[]): (row: PlainRow) => boolean {
  const total = totalsOf(nameOf(condition), rows);
  return (row) => holds(condition, row, total ? total(row) : read(condition.field, row));
}

function isPlain(filter: Filter): boolean {
  if (filter.type === "condition") return !totalNames.test(nameOf(filter));
  if (filter.type === "not") return isPlain(filter.child);
  return filter.type === "nothing" || filter.children.every(isPlain);
}

function nameOf({ field }: Condition): string {
  return typeof field === "string" ? field : "";
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

function holds(
  condition: Condition,
  row: PlainRow,
  value: string | null,
  operator: string = condition.operator,
): boolean {
  if (operator === "not-empty") return !holds(condition, row, value, "is-empty");
  if (operator === "missing") return !holds(condition, row, value, "exists");
  if (operator.startsWith("not-")) return !holds(condition, row, value, operator.slice("not-".length));
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
  const isText =
    typeof field === "string" && !times.has(field) && !booleans.has(field) && !numbers.has(field);
  if (!isText || totalNames.test(field)) return value !== null;
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
    if (times.has(field) || /_(active|started|last_request)$/.test(field))
      return value !== null && ordered(nanoseconds(value), nanoseconds(operand), relation);
    if (booleans.has(field)) return value === operand;
    if (numbers.has(field) || totalNames.test(field))
      return value !== null && ordered(scaled(value), scaled(operand), relation);
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
