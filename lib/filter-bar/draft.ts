import type { FieldRef } from "@/lib/fields/field-ref";
import { isUuid } from "@/lib/fields/operand";
import { findOperator, type OperatorId, operatorsOf } from "@/lib/fields/operators";
import { parseFieldName, subjectOf } from "@/lib/filters";
import { fieldOfName, type KnownField } from "./known-field";
import { beginsField } from "./match-fields";

/**
 * How far a condition has been typed. `prefix` is the text before the part that is being typed, which a completion
 * leaves as it is.
 */
export type Stage =
  | { at: "field"; prefix: string; typed: string; negated: boolean }
  | { at: "value"; prefix: string; typed: string; field: FieldRef; operator: OperatorId }
  /** Groups, ranges and lists have no completions: they are read as a whole. */
  | { at: "text" };

/** What the caret stands in: the last word of a draft of the text language. */
export function stageOf(draft: string, known: readonly KnownField[]): Stage {
  const { prefix, word } = widened(lastWord(draft), known);
  const negation = /^-/.exec(word)?.[0] ?? "";
  const negated = negation !== "" || /\bNOT\s+$/i.test(prefix);
  const rest = word.slice(negation.length);
  if (/^[([{]/.test(rest)) return { at: "text" };
  const [, name, more] = splitName(rest) ?? [];
  if (name === undefined || more === undefined) {
    return { at: "field", prefix: prefix + negation, typed: rest, negated };
  }
  if (presence.has(name))
    return { at: "field", prefix: `${prefix}${negation}${name}:`, typed: more, negated };
  const field = parseFieldName(unquoteKey(name)) ?? fieldOfName(name, known);
  if (field === undefined || /^[([{]/.test(more)) return { at: "text" };
  const { sign, value, operator } = readOperator(more);
  const positive = operatorsOf(subjectOf(field).kind).includes(operator) ? operator : "equals";
  const negative = negated ? findOperator(positive)?.negation : undefined;
  return {
    at: "value",
    prefix: `${prefix}${negation}${name}:${sign}`,
    typed: value.replace(/^"|"$/g, ""),
    field,
    operator: negative ?? positive,
  };
}

/** Names may have several words, such as "Time to first token": those before the caret that begin one belong to it. */
function widened(last: { prefix: string; word: string }, known: readonly KnownField[]) {
  const words = /(?:[^\s:()]+\s+){1,5}$/.exec(last.prefix)?.[0].match(/\S+\s+/g) ?? [];
  for (let from = 0; from < words.length; from++) {
    const before = words.slice(from).join("");
    if (beginsField(before + last.word, known)) {
      return { prefix: last.prefix.slice(0, -before.length), word: before + last.word };
    }
  }
  return last;
}

/** Words that ask whether there is a value: `has:user`. */
const presence: ReadonlySet<string> = new Set(["has", "missing", "empty"]);

const signs: readonly (readonly [sign: string, operator: OperatorId])[] = [
  [">=", "gte"],
  ["<=", "lte"],
  [">", "gt"],
  ["<", "lt"],
  ["~", "contains"],
  ["^", "starts-with"],
];

function readOperator(text: string): { sign: string; value: string; operator: OperatorId } {
  for (const [sign, operator] of signs) {
    if (text.startsWith(sign)) return { sign, value: text.slice(sign.length), operator };
  }
  const [, name = "", value = ""] = /^([a-z-]+)\("?([^"]*)$/.exec(text) ?? [];
  const called = findOperator(name);
  if (called) return { sign: text.slice(0, text.length - value.length), value, operator: called.id };
  return { sign: "", value: text, operator: "equals" };
}

/** The text up to the last space that stands outside of quotes, and what follows it. */
function lastWord(draft: string): { prefix: string; word: string } {
  let at = 0;
  let isQuoted = false;
  for (let index = 0; index < draft.length; index++) {
    const sign = draft[index];
    if (sign === "\\" && isQuoted) index++;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /\s/.test(sign ?? "")) at = index + 1;
  }
  // An opening parenthesis before a name begins a group, whose first word is completed like any other.
  const opening = /^(-?\(+)(?=[^()]*$)/.exec(draft.slice(at))?.[0] ?? "";
  return { prefix: draft.slice(0, at + opening.length), word: draft.slice(at + opening.length) };
}

function splitName(word: string): RegExpExecArray | null {
  return /^((?:propert(?:y|ies)|scores?)\."(?:[^"\\]|\\.)*"|[^:"]+):(.*)$/s.exec(word);
}

function unquoteKey(name: string): string {
  return name.replace(/\."(.*)"$/s, (_, key: string) => `.${key.replace(/\\(["\\])/g, "$1")}`);
}

/** Whether the text is an id by itself, which then means that request. */
export function isRequestId(draft: string): boolean {
  return isUuid(draft.trim());
}
