import type { FieldRef } from "@/lib/fields/field-ref";
import { isUuid } from "@/lib/fields/operand";
import { findOperator, takes } from "@/lib/fields/operators";
import { checkCondition } from "../condition";
import { parseFieldName, unknownField } from "../field-name";
import { subjectOf } from "../subject";
import type { Filter } from "../tree";
import type { Cursor } from "./cursor";
import { expandUnits } from "./units";
import { wildcardToLike } from "./wildcard";

const presence: ReadonlyMap<string, string> = new Map([
  ["has", "exists"],
  ["missing", "missing"],
  ["empty", "is-empty"],
]);

/** Reads one condition: a field with its comparison, `has:field`, `NOTHING`, or bare text that is searched for. */
export function parseTerm(cursor: Cursor): Filter {
  const from = cursor.at;
  const phrase = cursor.quoted();
  if (phrase !== undefined) return condition(cursor, from, "text", "words", [phrase]);
  if (cursor.takeKeyword("NOTHING")) return { type: "nothing" };
  const name = readName(cursor);
  if (!cursor.take(":")) return parseBare(cursor, from, name);
  const asked = presence.get(name);
  if (asked) {
    const at = cursor.at;
    return condition(cursor, from, resolve(cursor, readName(cursor), at), asked, []);
  }
  return parseComparison(cursor, from, resolve(cursor, name, from));
}

/** A name such as `model`, `property.feature` or `property."my key"`. */
function readName(cursor: Cursor): string {
  const word = cursor.word(":");
  return /^(property|properties|scores?)\.$/.test(word) ? word + (cursor.quoted() ?? "") : word;
}

function resolve(cursor: Cursor, name: string, from: number): FieldRef {
  const field = parseFieldName(name);
  if (field) return field;
  throw cursor.fault(
    `${unknownField(name)} Text to search for that holds a colon goes in quotes.`,
    from,
    cursor.at,
  );
}

function parseBare(cursor: Cursor, from: number, word: string): Filter {
  if (word === "") throw cursor.fault("A condition was expected here.", from, from + 1);
  if (isUuid(word)) return condition(cursor, from, "request_id", "equals", [word]);
  return condition(cursor, from, "text", "words", [word]);
}

function parseComparison(cursor: Cursor, from: number, field: FieldRef): Filter {
  if (cursor.take("[") || cursor.take("{")) return parseRange(cursor, from, field);
  if (cursor.peek("(")) return parseList(cursor, from, field);
  for (const [sign, operator] of signs) {
    if (cursor.take(sign)) return condition(cursor, from, field, operator, [readValue(cursor, field).text]);
  }
  const value = readValue(cursor, field);
  if (!value.quoted && cursor.peek("(")) return parseCall(cursor, from, field, value.text);
  return equality(cursor, from, field, value);
}

/** The longer sign first. */
const signs = [
  [">=", "gte"],
  ["<=", "lte"],
  [">", "gt"],
  ["<", "lt"],
  ["~", "contains"],
  ["^", "starts-with"],
] as const;

interface Value {
  text: string;
  quoted: boolean;
}

function readValue(cursor: Cursor, field: FieldRef, stops = ""): Value {
  cursor.skipSpace();
  const from = cursor.at;
  const quoted = cursor.quoted();
  if (quoted !== undefined) return { text: quoted, quoted: true };
  const word = cursor.word(stops);
  if (word === "" && !cursor.peek("("))
    throw cursor.fault('A value is missing; an empty one is "".', from, from + 1);
  return { text: expandUnits(subjectOf(field).kind, word), quoted: false };
}

/** A value alone: equal to it, or like it when it holds a wildcard. */
function equality(cursor: Cursor, from: number, field: FieldRef, { text, quoted }: Value): Filter {
  const { kind } = subjectOf(field);
  if (quoted) return condition(cursor, from, field, "equals", [text]);
  // `status:5xx` and `status:error` are how people say it.
  if (kind === "status" && /^[1-5]xx$/i.test(text)) {
    return condition(cursor, from, "status_class", "equals", [text.toLowerCase()]);
  }
  if (kind === "status" && text.toLowerCase() === "error")
    return condition(cursor, from, "failed", "equals", ["true"]);
  if (text === "*") return condition(cursor, from, field, "exists", []);
  if (text.includes("*")) return condition(cursor, from, field, "like", [wildcardToLike(text)]);
  return condition(cursor, from, field, "equals", [text]);
}

/** `(gpt-5 OR sonnet)` */
function parseList(cursor: Cursor, from: number, field: FieldRef): Filter {
  const open = cursor.at;
  cursor.take("(");
  const values: Value[] = [];
  do {
    values.push(readValue(cursor, field));
    cursor.skipSpace();
  } while (cursor.takeKeyword("OR"));
  if (!cursor.take(")")) {
    throw cursor.fault(
      'Values in parentheses are joined by OR and closed by ")".',
      cursor.done ? open : cursor.at,
    );
  }
  const parts = values.map((value) => equality(cursor, from, field, value));
  const texts = parts.flatMap((part) =>
    part.type === "condition" && part.operator === "equals" && part.field === field ? [part.value] : [],
  );
  if (texts.length === parts.length && texts.length > 1) return condition(cursor, from, field, "in", texts);
  return { type: "or", children: parts };
}

/** `[100 TO 500]`, with `{` or `}` where the bound itself is left out and `*` where there is none. */
function parseRange(cursor: Cursor, from: number, field: FieldRef): Filter {
  const lower = cursor.text[cursor.at - 1] === "[" ? "gte" : "gt";
  const low = readValue(cursor, field, "]");
  cursor.skipSpace();
  if (!cursor.takeKeyword("TO")) throw cursor.fault("A range is written [100 TO 500].", from, cursor.at + 1);
  const high = readValue(cursor, field, "]");
  cursor.skipSpace();
  const upper = cursor.take("]") ? "lte" : cursor.take("}") ? "lt" : undefined;
  if (!upper) throw cursor.fault("A range is closed by ] or }.", from, cursor.at + 1);
  const bounds: [string, Value][] = [
    [lower, low],
    [upper, high],
  ];
  const children = bounds
    .filter(([, { text, quoted }]) => quoted || text !== "*")
    .map(([operator, { text }]) => condition(cursor, from, field, operator, [text]));
  if (children.length === 0)
    throw cursor.fault("A range needs a bound on one side at least.", from, cursor.at);
  return { type: "and", children };
}

/** `like("gpt-%")`: any operator of one value by its name. */
function parseCall(cursor: Cursor, from: number, field: FieldRef, name: string): Filter {
  const operator = findOperator(name);
  if (!operator || !takes(operator.id, "one")) {
    throw cursor.fault(
      `${JSON.stringify(name.slice(0, 80))} is no operator. A value with a parenthesis goes in quotes.`,
      from,
      cursor.at,
    );
  }
  cursor.take("(");
  const { text } = readValue(cursor, field);
  cursor.skipSpace();
  if (!cursor.take(")")) throw cursor.fault("A closing parenthesis is missing.", from, cursor.at);
  return condition(cursor, from, field, operator.id, [text]);
}

function condition(
  cursor: Cursor,
  from: number,
  field: FieldRef,
  operator: string,
  operands: string[],
): Filter {
  const checked = checkCondition(field, operator, operands);
  if (checked.ok) return checked.condition;
  throw cursor.fault(checked.message, from, cursor.at);
}
