import { findOperator, type OperatorId, operatorsOf } from "@/lib/fields/operators";
import { fieldName, subjectOf } from "@/lib/filters";
import { quoteText } from "@/lib/filters/text/cursor";
import { nearest } from "@/lib/suggest";
import { isRequestId, type Stage } from "./draft";
import type { KnownField } from "./known-field";
import { didYouMeanField, matchFields } from "./match-fields";

/** One line of the list under the bar. Choosing it puts `draft` into the bar, and commits it when it is whole. */
export interface Completion {
  id: string;
  section: "Fields" | "Values" | "Operators" | "Search" | "Did you mean";
  label: string;
  /** What stands behind the label, such as how to type it. */
  detail?: string;
  requests?: number;
  draft: string;
  isWhole: boolean;
}

/** Values of the field that is being typed, as the data has them; undefined while they are on their way. */
export interface KnownValue {
  value: string;
  requests: number;
}

const valuesMax = 12;

/** What may follow, most likely first. */
export function completionsOf(
  stage: Stage,
  draft: string,
  known: readonly KnownField[],
  values: readonly KnownValue[] | undefined,
): Completion[] {
  if (isRequestId(draft)) {
    const id = draft.trim();
    return [
      { id: "request", section: "Search", label: `Request ${id}`, draft: `request_id:${id}`, isWhole: true },
    ];
  }
  if (stage.at === "field") return fieldCompletions(stage, known);
  return stage.at === "value" ? [...valueCompletions(stage, values), ...operatorCompletions(stage)] : [];
}

type FieldStage = Extract<Stage, { at: "field" }>;
type ValueStage = Extract<Stage, { at: "value" }>;

function fieldCompletions(stage: FieldStage, known: readonly KnownField[]): Completion[] {
  const { prefix, typed } = stage;
  const asksPresence = /(has|missing|empty):$/.test(prefix);
  const completion = (field: KnownField, section: "Fields" | "Did you mean"): Completion => ({
    id: `field:${field.name}`,
    section,
    label: field.label,
    detail: writtenName(field.name),
    requests: field.requests ?? undefined,
    draft: prefix + writtenName(field.name) + (asksPresence ? "" : ":"),
    isWhole: asksPresence,
  });
  const found = matchFields(typed, known).map((field) => completion(field, "Fields"));
  const guess = found.length === 0 ? didYouMeanField(typed, known) : undefined;
  const search: Completion[] =
    typed === "" || asksPresence
      ? []
      : [
          {
            id: "search",
            section: "Search",
            label: `Text with ${JSON.stringify(typed)}`,
            draft: `${prefix}${typed}`,
            isWhole: true,
          },
        ];
  return [...found, ...(guess ? [completion(guess, "Did you mean")] : []), ...search];
}

function valueCompletions(stage: ValueStage, values: readonly KnownValue[] | undefined): Completion[] {
  const { typed, prefix, operator } = stage;
  if (!values || !listOperators.has(operator)) return [];
  const wanted = typed.toLowerCase();
  const completion = ({ value, requests }: KnownValue, section: "Values" | "Did you mean"): Completion => ({
    id: `value:${value}`,
    section,
    label: value === "" ? "(empty)" : value,
    requests,
    draft: prefix + writtenValue(value),
    isWhole: true,
  });
  const found = values.filter(({ value }) => value.toLowerCase().includes(wanted)).slice(0, valuesMax);
  if (found.length > 0 || typed === "") return found.map((value) => completion(value, "Values"));
  const guess = nearest(
    typed,
    values.map(({ value }) => value),
  );
  return values.filter(({ value }) => value === guess).map((value) => completion(value, "Did you mean"));
}

/** Operators whose operand is one of the values there are. */
const listOperators: ReadonlySet<OperatorId> = new Set(["equals", "not-equals", "in", "not-in"]);

/** Other things to ask of the same field, offered until a value is begun. */
function operatorCompletions({ typed, field, operator, prefix }: ValueStage): Completion[] {
  if (typed !== "") return [];
  const name = writtenName(fieldName(field));
  const before = prefix.slice(0, prefix.lastIndexOf(name)).replace(/-$/, "");
  return operatorsOf(subjectOf(field).kind).flatMap((id) => {
    const start = operatorDraft(id, name);
    const { label, operand } = findOperator(id) ?? {};
    if (start === undefined || label === undefined || id === operator) return [];
    const isWhole = operand === "none";
    return [
      { id: `operator:${id}`, section: "Operators", label, detail: start, draft: before + start, isWhole },
    ];
  });
}

/** How the text language begins a condition with an operator; undefined for what is written otherwise. */
function operatorDraft(id: OperatorId, name: string): string | undefined {
  const { operand, negates, symbol } = findOperator(id) ?? {};
  if (id === "missing" || id === "is-empty") return `${id === "missing" ? "missing" : "empty"}:${name}`;
  if (negates) {
    const positive = operatorDraft(negates, name);
    return positive && `-${positive}`;
  }
  if (id === "exists") return `has:${name}`;
  if (operand !== "one") return undefined;
  if (id === "equals") return `${name}:`;
  return symbol ? `${name}:${symbol}` : `${name}:${id}(`;
}

/** A field's name as it can stand in a text: a key with a sign of the language in it goes in quotes. */
export function writtenName(name: string): string {
  const [, prefix, key] = /^(property|score)\.(.*)$/s.exec(name) ?? [];
  if (prefix === undefined || key === undefined || /^[\p{L}\p{N}_.@/+-]+$/u.test(key)) return name;
  return `${prefix}.${quoteText(key)}`;
}

function writtenValue(value: string): string {
  const isPlain =
    /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(value) && !/^(and|or|not|to|nothing|[1-5]xx|error)$/i.test(value);
  return isPlain ? value : quoteText(value);
}
