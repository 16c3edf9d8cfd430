import { filterLimits } from "../limits";
import { limitIssues } from "../measure";
import { normalize } from "../normal";
import type { Filter } from "../tree";
import { Cursor, TextFault } from "./cursor";
import { parseTerm } from "./term";

export interface TextIssue {
  message: string;
  /** The characters the fault stands at. */
  from: number;
  to: number;
}

export type TextResult = { ok: true; filter: Filter } | { ok: false; issue: TextIssue };

/**
 * Reads the text language: `model:(gpt-5 OR sonnet) AND (property.feature:search OR cost:>0.05) AND NOT user:anna`.
 * AND binds closer than OR and may be left out; `-` is short for NOT. Gives the normal form, or the first fault
 * with its place.
 */
export function parseText(text: string): TextResult {
  const cursor = new Cursor(text);
  try {
    const filter = normalize(parseAny(cursor, 0));
    if (!cursor.done) throw cursor.fault("This parenthesis was never opened.", cursor.at, cursor.at + 1);
    const [tooLarge] = limitIssues(filter, "");
    return tooLarge ? fault(new TextFault(tooLarge.message, 0, text.length)) : { ok: true, filter };
  } catch (error) {
    if (error instanceof TextFault) return fault(error);
    throw error;
  }
}

function fault({ message, from, to }: TextFault): TextResult {
  return { ok: false, issue: { message, from, to } };
}

/** Alternatives joined by OR, up to a closing parenthesis or the end. */
function parseAny(cursor: Cursor, depth: number): Filter {
  const alternatives = [parseAll(cursor, depth)];
  while (cursor.takeKeyword("OR")) {
    if (alternatives.some(isEmpty))
      throw cursor.fault("A condition is missing before OR.", cursor.at - 2, cursor.at);
    alternatives.push(parseAll(cursor, depth));
    if (alternatives.some(isEmpty)) throw cursor.fault("A condition is missing behind OR.");
  }
  return { type: "or", children: alternatives };
}

function isEmpty(filter: Filter): boolean {
  return filter.type === "and" && filter.children.length === 0;
}

/** Conditions that hold together. */
function parseAll(cursor: Cursor, depth: number): Filter {
  const children: Filter[] = [];
  let joined: number | undefined;
  for (;;) {
    cursor.skipSpace();
    const ends = cursor.done || cursor.peek(")") || startsWithOr(cursor);
    if (ends) {
      if (joined !== undefined) throw cursor.fault("A condition is missing behind AND.", joined, cursor.at);
      return { type: "and", children };
    }
    const from = cursor.at;
    if (cursor.takeKeyword("AND")) {
      if (joined !== undefined || children.length === 0) {
        throw cursor.fault("A condition is missing before AND.", from, cursor.at);
      }
      joined = from;
      continue;
    }
    children.push(parseUnary(cursor, depth));
    joined = undefined;
  }
}

function startsWithOr(cursor: Cursor): boolean {
  const at = cursor.at;
  const found = cursor.takeKeyword("OR");
  cursor.at = at;
  return found;
}

function parseUnary(cursor: Cursor, depth: number): Filter {
  let negated = false;
  const from = cursor.at;
  while (cursor.takeKeyword("NOT") || cursor.take("-")) {
    negated = !negated;
    cursor.skipSpace();
  }
  if (cursor.at > from && (cursor.done || cursor.peek(")"))) {
    throw cursor.fault("A condition is missing behind NOT.", from, cursor.at);
  }
  const child = cursor.peek("(") ? parseGroup(cursor, depth + 1) : parseTerm(cursor);
  return negated ? { type: "not", child } : child;
}

function parseGroup(cursor: Cursor, depth: number): Filter {
  const from = cursor.at;
  // Twice the depth of a tree: a reader may put parentheses where none are needed.
  if (depth > filterLimits.depthMax * 2) {
    throw cursor.fault(`Groups may be nested ${filterLimits.depthMax} deep.`, from, from + 1);
  }
  cursor.take("(");
  const inner = parseAny(cursor, depth);
  if (!cursor.take(")")) throw cursor.fault("A closing parenthesis is missing.", from, from + 1);
  return inner;
}
