import type { ParameterValue } from "./database";
import type { EngineSettings } from "./settings";

/**
 * What to `SET` on an embedded connection, as name and literal: settings, and the values of `{name: Type}` as `param_name`.
 *
 * chdb's own binding runs all statements with parameters one after another in the whole process, so a chart of
 * ten seconds would hold up every other read. `SET param_name` binds on one connection, in the engine, with the
 * type the statement names; the only text built here is a string literal.
 */
export function assignmentsOf(
  settings: EngineSettings,
  params: Record<string, ParameterValue>,
): [name: string, literal: string][] {
  return [
    ...Object.entries(settings).map(([name, value]): [string, string] => [
      name,
      typeof value === "number" ? String(value) : stringLiteral(value),
    ]),
    ...Object.entries(params).map(([name, value]): [string, string] => [
      `param_${name}`,
      stringLiteral(parameterText(value)),
    ]),
  ];
}

const placeholderPattern = /\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*:/g;

/**
 * Throws when the statement has a placeholder without a value. An embedded connection remembers parameters, so a
 * forgotten one would quietly take the value an earlier statement gave it.
 */
export function assertBound(sql: string, params: Record<string, ParameterValue>): void {
  for (const match of sql.matchAll(placeholderPattern)) {
    const name = match[1] ?? "";
    if (!Object.hasOwn(params, name)) {
      throw new Error(`The statement has a placeholder {${name}} but no value for it.`);
    }
  }
}

/** A value as the engine reads parameters: text escaped as in TSV, arrays as SQL literals. */
function parameterText(value: ParameterValue): string {
  if (value === null) {
    return "\\N";
  }
  return typeof value === "string" ? escaped(value, tsvEscapes) : literal(value);
}

function literal(value: ParameterValue): string {
  if (value === null) {
    return "NULL";
  }
  if (typeof value === "string") {
    return stringLiteral(value);
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error(`${value} cannot be bound: a parameter is a finite number.`);
  }
  if (typeof value === "object") {
    return `[${value.map(literal).join(",")}]`;
  }
  return String(value);
}

/** Text as a literal of the engine's SQL, for the places that take no parameter. */
export function stringLiteral(text: string): string {
  return `'${escaped(text, literalEscapes)}'`;
}

const tsvEscapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\0": "\\0",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
const literalEscapes: Readonly<Record<string, string>> = { ...tsvEscapes, "'": "\\'" };

function escaped(text: string, escapes: Readonly<Record<string, string>>): string {
  return text.replace(/[\\'\0\b\f\n\r\t]/g, (character) => escapes[character] ?? character);
}
