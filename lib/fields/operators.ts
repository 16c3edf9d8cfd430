import type { FieldKind } from "./field";

/** What stands behind an operator: one value, several, or nothing. */
export type OperandShape = "one" | "many" | "none";

/** What an operator's operands are read as: a value of the field's own kind, plain text, or a number. */
export type OperandReading = "field" | "text" | "number";

/** What operators are chosen by: the kind of a built-in field, a custom property, or a score. */
export type OperatorSubject = FieldKind | "property" | "score";

export interface Operator {
  /** Name in the tree, the wire format and the URL. */
  id: string;
  /** As a chip says it, between the field and the value. */
  label: string;
  /** As the text language writes it before the value, where it has a sign. */
  symbol?: string;
  operand: OperandShape;
  reads: OperandReading;
  /** The operator that holds exactly where this one does not, rows without a value included. */
  negation?: OperatorId;
  /** For a negated operator: the one it is the complement of. */
  negates?: OperatorId;
  /** The same relation to several values, and back. */
  plural?: OperatorId;
  singular?: OperatorId;
}

/**
 * Every operator, declared once.
 *
 * A negated operator is the exact complement of its positive one, so it holds for rows that lack the value: as in
 * Helicone, `not-equals` and `not-contains` match requests without the property. For text operators a missing
 * value reads as the empty text, so `equals ""` matches it too; `exists`, `missing` and `is-empty` tell the two
 * apart. `equals`, `in`, `like` and their negations respect letter case; `ilike`, `contains` and `starts-with`
 * ignore it. `%` and `_` are wildcards for `like` and `ilike` only. Comparisons with a missing value are false,
 * and so are numeric ones on a property value that is not a number.
 */
export const operators = [
  { id: "equals", label: "is", operand: "one", reads: "field", negation: "not-equals", plural: "in" },
  {
    id: "not-equals",
    label: "is not",
    operand: "one",
    reads: "field",
    negation: "equals",
    negates: "equals",
    plural: "not-in",
  },
  { id: "in", label: "is any of", operand: "many", reads: "field", negation: "not-in", singular: "equals" },
  {
    id: "not-in",
    label: "is none of",
    operand: "many",
    reads: "field",
    negation: "in",
    negates: "in",
    singular: "not-equals",
  },
  { id: "contains", label: "contains", symbol: "~", operand: "one", reads: "text", negation: "not-contains" },
  {
    id: "not-contains",
    label: "does not contain",
    operand: "one",
    reads: "text",
    negation: "contains",
    negates: "contains",
  },
  {
    id: "starts-with",
    label: "starts with",
    symbol: "^",
    operand: "one",
    reads: "text",
    negation: "not-starts-with",
  },
  {
    id: "not-starts-with",
    label: "does not start with",
    operand: "one",
    reads: "text",
    negation: "starts-with",
    negates: "starts-with",
  },
  { id: "words", label: "has the words", operand: "one", reads: "text", negation: "not-words" },
  {
    id: "not-words",
    label: "lacks the words",
    operand: "one",
    reads: "text",
    negation: "words",
    negates: "words",
  },
  { id: "like", label: "matches", operand: "one", reads: "text", negation: "not-like" },
  {
    id: "not-like",
    label: "does not match",
    operand: "one",
    reads: "text",
    negation: "like",
    negates: "like",
  },
  { id: "ilike", label: "matches (any case)", operand: "one", reads: "text", negation: "not-ilike" },
  {
    id: "not-ilike",
    label: "does not match (any case)",
    operand: "one",
    reads: "text",
    negation: "ilike",
    negates: "ilike",
  },
  { id: "gt", label: "is more than", symbol: ">", operand: "one", reads: "number" },
  { id: "gte", label: "is at least", symbol: ">=", operand: "one", reads: "number" },
  { id: "lt", label: "is less than", symbol: "<", operand: "one", reads: "number" },
  { id: "lte", label: "is at most", symbol: "<=", operand: "one", reads: "number" },
  { id: "exists", label: "exists", operand: "none", reads: "field", negation: "missing" },
  {
    id: "missing",
    label: "is missing",
    operand: "none",
    reads: "field",
    negation: "exists",
    negates: "exists",
  },
  { id: "is-empty", label: "is empty", operand: "none", reads: "field", negation: "not-empty" },
  {
    id: "not-empty",
    label: "is missing or not empty",
    operand: "none",
    reads: "field",
    negation: "is-empty",
    negates: "is-empty",
  },
] as const satisfies readonly (Omit<Operator, "negation" | "negates" | "plural" | "singular"> & {
  negation?: string;
  negates?: string;
  plural?: string;
  singular?: string;
})[];

export type OperatorId = (typeof operators)[number]["id"];
export type OperatorIdOf<Shape extends OperandShape> = Extract<
  (typeof operators)[number],
  { operand: Shape }
>["id"];

const byId: ReadonlyMap<string, Operator & { id: OperatorId }> = new Map(
  operators.map((operator) => [operator.id, operator]),
);

/** Whether the operator takes operands of that shape. */
export function takes<Shape extends OperandShape>(id: OperatorId, shape: Shape): id is OperatorIdOf<Shape> {
  return byId.get(id)?.operand === shape;
}

/** The operator of that id, or undefined when there is none. */
export function findOperator(id: string): (Operator & { id: OperatorId }) | undefined {
  return byId.get(id);
}

const equality = ["equals", "not-equals", "in", "not-in"] as const;
const presence = ["exists", "missing"] as const;
const order = ["gt", "gte", "lt", "lte"] as const;
const patterns = [
  "contains",
  "not-contains",
  "starts-with",
  "not-starts-with",
  "like",
  "not-like",
  "ilike",
  "not-ilike",
] as const;
const numeric = [...equality, ...order, ...presence] as const;

const bySubject: Record<OperatorSubject, readonly OperatorId[]> = {
  text: [...equality, ...patterns, ...presence],
  uuid: [...equality, ...patterns, ...presence],
  status: numeric,
  count: numeric,
  tokens: numeric,
  bytes: numeric,
  duration: numeric,
  money: numeric,
  // The wire format refuses `not-equals` on times, where it could only be a slip.
  time: ["equals", ...order, ...presence],
  boolean: ["equals", ...presence],
  body: ["contains", "not-contains", "words", "not-words", ...equality, ...patterns.slice(2), ...presence],
  property: [...equality, ...patterns, ...order, ...presence, "is-empty", "not-empty"],
  score: [...numeric, ...patterns],
};

/** The operators a subject can be filtered by, the most used first. */
export function operatorsOf(subject: OperatorSubject): readonly OperatorId[] {
  return bySubject[subject];
}
