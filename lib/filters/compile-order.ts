import type { Expression } from "./expression";
import type { ParameterList } from "./parameters";
import type { Condition } from "./tree";

const signs: ReadonlyMap<string, string> = new Map([
  ["equals", "="],
  ["in", "="],
  ["gt", ">"],
  ["gte", ">="],
  ["lt", "<"],
  ["lte", "<="],
]);

/** A comparison of a numeric column; false where it is null. */
export function compileNumber(
  condition: Condition,
  { sql, nullable, type }: Expression,
  params: ParameterList,
): string {
  const kind = numberKind(type);
  const equality = condition.operator === "equals" || condition.operator === "in";
  const comparisons = operandsOf(condition).flatMap((operand) => {
    const bound = equality ? equalType(operand, kind) : orderType(operand, kind);
    return bound ? [`${sql} ${signOf(condition)} ${params.bind(operand, bound)}`] : [];
  });
  if (comparisons.length === 0) return "0";
  const any = comparisons.length === 1 ? comparisons.join() : `(${comparisons.join(" OR ")})`;
  return nullable ? `ifNull(${any}, 0)` : any;
}

/** A comparison of a property value that is a number; false for any other text, infinity included. */
export function compilePropertyNumber(condition: Condition, sql: string, params: ParameterList): string {
  const number = `toFloat64OrNull(${sql})`;
  const [operand = ""] = operandsOf(condition);
  const comparison = `${number} ${signOf(condition)} ${params.bind(operand, "Float64")}`;
  return `ifNull(isFinite(${number}) AND ${comparison}, 0)`;
}

/** A comparison of a time, exact to the digits given. */
export function compileTime(condition: Condition, { sql }: Expression, params: ParameterList): string {
  const [operand = ""] = operandsOf(condition);
  const text = operand.replace("T", " ").replace("Z", "");
  const year = Number(operand.slice(0, 4));
  // Nanoseconds fit the engine's 64 bits between 1900 and 2262 only; beyond, nobody means them.
  const exact = text.length > milliseconds && year >= 1900 && year < 2262;
  const bound = exact
    ? params.bind(text, "DateTime64(9, 'UTC')")
    : params.bind(text.slice(0, milliseconds), "DateTime64(3, 'UTC')");
  return `${sql} ${signOf(condition)} ${bound}`;
}

/** How a column keeps its numbers: whole, as a price, or as a sum or quotient of many. */
type NumberKind = "integer" | "price" | "sum";

function numberKind(type: string): NumberKind {
  if (type.includes("Decimal(38, 12)")) return "sum";
  return type.includes("Decimal(18, 12)") ? "price" : "integer";
}

/** Length of a time to the millisecond. */
const milliseconds = "2024-01-31 12:00:00.000".length;

/**
 * The narrowest type that holds the operand exactly and orders exactly against the column. Money never meets an
 * Int64, which the engine would scale in 64 bits: from nine million dollars on it overflows.
 */
function orderType(operand: string, kind: NumberKind): string {
  if (kind === "integer" && isInt64(operand)) return "Int64";
  return /^-?\d{1,26}(\.\d{1,12})?$/.test(operand) ? "Decimal(38, 12)" : "Decimal(76, 30)";
}

/**
 * The type to test equality in, or undefined when no stored value can equal the operand, such as 4.5 milliseconds.
 * One type per kind, because the engine turns a chain of equalities into a set, which takes no other.
 */
function equalType(operand: string, kind: NumberKind): string | undefined {
  if (kind === "integer") return isInt64(operand) ? "Int64" : undefined;
  if (kind === "sum") return /^-?\d{1,26}(\.\d{1,12})?$/.test(operand) ? "Decimal(38, 12)" : undefined;
  return /^-?\d{1,6}(\.\d{1,12})?$/.test(operand) ? "Decimal(18, 12)" : undefined;
}

function isInt64(operand: string): boolean {
  return /^-?\d{1,19}$/.test(operand) && BigInt.asIntN(64, BigInt(operand)) === BigInt(operand);
}

function signOf({ operator }: Condition): string {
  const sign = signs.get(operator);
  if (!sign) throw new Error(`${operator} does not compare by size`);
  return sign;
}

function operandsOf(condition: Condition): readonly string[] {
  if ("values" in condition) return condition.values;
  return "value" in condition ? [condition.value] : [];
}
