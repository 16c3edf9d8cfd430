import type { Issue } from "@/lib/errors";
import type { FieldRef } from "@/lib/fields/field-ref";
import { findOperator, operatorsOf } from "@/lib/fields/operators";
import { checkCondition } from "../condition";
import { type Form, join, negate, normalCondition } from "../normal";
import { operandKindOf, type Subject, subjectOf } from "../subject";
import { entriesOf, kindName } from "./json";

/** What a part of the wire format says, with the faults found on the way. */
export interface Parsed {
  form: Form;
  issues: Issue[];
}

/** Reads `{operator: value, …}`, all of which hold together. */
export function parseComparisons(field: FieldRef, comparisons: unknown, path: string): Parsed {
  const subject = subjectOf(field);
  const entries = entriesOf(comparisons);
  if (!entries || entries.length === 0) {
    const found = entries ? "an empty object" : kindName(comparisons);
    return fault(
      path,
      `Here stands ${found}; an object with an operator was expected, such as ${example(subject)}.`,
    );
  }
  return all(
    entries.map(([operator, value]) => parseComparison(field, operator, value, `${path}.${operator}`)),
  );
}

/** Reads one operator with its value, as both shapes of the wire format have them. */
export function parseComparison(field: FieldRef, name: string, value: unknown, path: string): Parsed {
  const subject = subjectOf(field);
  const operator = findOperator(name);
  if (!operator || !operatorsOf(subject.kind).includes(operator.id)) {
    const checked = checkCondition(field, name, []);
    return fault(path, checked.ok ? "" : checked.message);
  }
  if (operator.operand === "none") {
    if (typeof value !== "boolean")
      return fault(path, `${operator.id} takes true or false, not ${kindName(value)}.`);
    const parsed = build(field, operator.id, [], path);
    return value ? parsed : { ...parsed, form: negate(parsed.form) };
  }
  if (operator.operand === "many") {
    if (!Array.isArray(value)) {
      return fault(path, `${operator.id} takes an array of values, not ${kindName(value)}.`);
    }
    const texts = value.map((item: unknown) => operandText(item, operandKindOf(subject, operator)));
    const bad = texts.indexOf(undefined);
    if (bad >= 0) return fault(`${path}.${bad}`, wrongKind(subject, operator, value[bad]));
    return build(
      field,
      operator.id,
      texts.filter((text) => text !== undefined),
      path,
    );
  }
  const text = operandText(value, operandKindOf(subject, operator));
  if (text === undefined) return fault(path, wrongKind(subject, operator, value));
  const sentinel = presenceMeant(subject, operator.id, text);
  return sentinel ? build(field, sentinel, [], path) : build(field, operator.id, [text], path);
}

/** Parts that hold together. */
export function all(parts: readonly Parsed[]): Parsed {
  return {
    form: join(
      "and",
      parts.map(({ form }) => form),
    ),
    issues: parts.flatMap(({ issues }) => issues),
  };
}

/** A part that cannot be read. */
export function fault(path: string, message: string): Parsed {
  return { form: "blank", issues: [{ path, message }] };
}

function build(field: FieldRef, operator: string, operands: string[], path: string): Parsed {
  const checked = checkCondition(field, operator, operands);
  if (checked.ok) return { form: normalCondition(checked.condition), issues: [] };
  return fault(
    checked.at === undefined || operands.length === 1 ? path : `${path}.${checked.at}`,
    checked.message,
  );
}

/** An operand as text, where its JSON type fits: numbers and booleans may also stand in strings. */
function operandText(value: unknown, kind: ReturnType<typeof operandKindOf>): string | undefined {
  if (typeof value === "string") return value;
  if (kind === "number" && typeof value === "number" && Number.isFinite(value)) return String(value);
  if (kind === "boolean" && typeof value === "boolean") return String(value);
  return undefined;
}

function wrongKind(subject: Subject, operator: Parameters<typeof operandKindOf>[1], value: unknown): string {
  const kind = operandKindOf(subject, operator);
  const wanted = {
    text: "a string",
    number: "a number",
    time: "an ISO 8601 string",
    boolean: "true or false",
    uuid: "a UUID as a string",
  }[kind];
  const remedy =
    kind === "text" && typeof value !== "object" ? ` Write ${JSON.stringify(String(value))}.` : "";
  return `The value of ${subject.name} must be ${wanted}, not ${kindName(value)}.${remedy}`;
}

/**
 * On ordinary columns `"null"` and `"__empty__"` ask whether there is a value, as in Helicone; on properties they
 * are the words they are.
 */
function presenceMeant(subject: Subject, operator: string, text: string): "missing" | "exists" | undefined {
  if (!subject.field || (text !== "null" && text !== "__empty__")) return undefined;
  if (operator === "equals") return "missing";
  return operator === "not-equals" ? "exists" : undefined;
}

function example({ kind }: Subject): string {
  return kind === "time" || kind === "boolean" ? '{"equals": …}' : '{"equals": "…"} or {"in": ["…"]}';
}
