import fc from "fast-check";
import type { FieldRef } from "@/lib/fields/field-ref";
import { type FieldId, fields, findField } from "@/lib/fields/fields";
import type { OperandKind } from "@/lib/fields/operand";
import { findOperator, operatorsOf } from "@/lib/fields/operators";
import { checkCondition } from "./condition";
import { operandKindOf, subjectOf } from "./subject";
import type { Condition, Filter } from "./tree";

/** Property keys that have broken filters elsewhere. */
export const awkwardKeys = [
  "environment",
  "Feature",
  "a.b",
  "a..b",
  ".a",
  "a.",
  "it's",
  'say "hi"',
  "back`tick",
  "back\\slash",
  "\\",
  "`",
  "per%cent",
  "under_score",
  "%2e",
  "ключ",
  "日本",
  "😀",
  "__proto__",
  "constructor",
  "",
  " ",
  "a b",
  "k:String",
  "tab\tkey",
  "line\nkey",
  "{p0:String}",
  "a[0]",
  "^a",
  "AND",
  "x".repeat(200),
] as const;

/** Values that look like something else, or differ from another by little. */
export const awkwardValues = [
  "",
  "null",
  "__empty__",
  "production",
  "Production",
  "a search for words",
  "50%_off",
  "50__off",
  "%",
  "_",
  "*",
  "a\\b",
  "\\",
  "\\%",
  "'",
  '"',
  "`",
  "😀",
  "É",
  "é",
  "ß",
  "ΟΔΟΣ",
  "2024-01-01",
  "true",
  "AND",
  "a,b",
  "a:b",
  "~(a)",
  '{"a":1}',
  "[1]",
  "line\nbreak",
  "tab\t",
  "\u0000",
  " padded ",
  "x".repeat(200),
  "5",
  "5.0",
  "+5",
  "05",
  " 5",
  "5 ",
  "-3.5",
  ".5",
  "5.",
  "1e3",
  "1E3",
  "1e400",
  "-0",
  "inf",
  "nan",
  "Infinity",
  "0x10",
  "1_000",
  "0.1",
  "0.30000000000000004",
  "9007199254740993",
  "123456789012345678901234567890",
] as const;

export const awkwardNumbers = [
  "0",
  "1",
  "5",
  "-1",
  "-3",
  "200",
  "404",
  "500",
  "1500",
  "4.5",
  "0.05",
  "0.000000000001",
  "0.0000000000005",
  "4.3",
  "3",
  "2147483648",
  "4294967295",
  "9007199254740993",
  "9223372036854775808",
  "123456789012345678901234567890.5",
  "1e-7",
] as const;

export const awkwardTimes = [
  "2024-01-01T00:00:00.000Z",
  "2024-01-01T00:00:00.001Z",
  "2024-01-01T00:00:00.0005Z",
  "2024-01-31T23:59:59.999Z",
  "2024-02-29T12:00:00+05:30",
  "2024-03-01",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
] as const;

export const awkwardUuids = [
  "00000000-0000-0000-0000-000000000000",
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
  "AAAAAAAA-0000-4000-8000-000000000003",
] as const;

const any = <T>(pool: readonly T[]) => fc.constantFrom(...pool);

/** Text made of pieces that mean something to one of the languages, or drawn from the values above. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  any(awkwardValues),
  any(awkwardValues),
  fc.string({ unit: any([..."ab%_\\*\"()~:,-.[]{} <>^'`\n😀É", "AND", "OR"]), maxLength: 8 }),
  fc.string({ unit: "binary", maxLength: 8 }),
);

const operandArbitraries: Record<OperandKind, fc.Arbitrary<string>> = {
  text: arbitraryText,
  number: fc.oneof(any(awkwardNumbers), fc.integer({ min: -10, max: 1000 }).map(String)),
  time: any(awkwardTimes),
  boolean: any(["true", "false"]),
  uuid: any(awkwardUuids),
};

const isTotal = ({ id }: { id: FieldId }) => findField(id)?.total !== undefined;

const arbitraryRef: fc.Arbitrary<FieldRef> = fc.oneof(
  { weight: 6, arbitrary: any(fields.filter((field) => !isTotal(field)).map(({ id }): FieldRef => id)) },
  // Few, since each of them adds up rows of its own.
  { weight: 1, arbitrary: any(fields.filter(isTotal).map(({ id }): FieldRef => id)) },
  { weight: 10, arbitrary: any(awkwardKeys).map((property): FieldRef => ({ property })) },
  {
    weight: 5,
    arbitrary: any(["accuracy", "helicone-score-feedback", "__proto__", "a.b"]).map(
      (score): FieldRef => ({ score }),
    ),
  },
);

/** Any condition that can be made: every field, every operator it takes, awkward operands. */
export const arbitraryCondition: fc.Arbitrary<Condition> = arbitraryRef.chain(conditionOn);

/** Any condition on what a user's or a session's requests come to. */
export const arbitraryTotal: fc.Arbitrary<Condition> = any(
  fields.filter(isTotal).map(({ id }): FieldRef => id),
).chain(conditionOn);

function conditionOn(field: FieldRef): fc.Arbitrary<Condition> {
  const subject = subjectOf(field);
  return any(operatorsOf(subject.kind)).chain((id) => {
    const operator = findOperator(id);
    if (!operator) throw new Error(`no operator ${id}`);
    const known = operator.reads === "field" ? subject.field?.values : undefined;
    const words = any(["search", "Search words", "É😀", "a-b", "5"]);
    const operand = id.endsWith("words")
      ? words
      : known
        ? any(known)
        : operandArbitraries[operandKindOf(subject, operator)];
    const operands = {
      none: fc.constant([]),
      one: fc.array(operand, oneItem),
      many: fc.array(operand, fewItems),
    };
    return operands[operator.operand].map((values) => {
      const checked = checkCondition(field, id, values);
      if (!checked.ok) throw new Error(checked.message);
      return checked.condition;
    });
  });
}

const oneItem = { minLength: 1, maxLength: 1 };
const fewItems = { minLength: 1, maxLength: 4 };

/** Any tree over such conditions, empty groups and `nothing` included. */
export const arbitraryFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", maxDepth: 5 },
    { arbitrary: arbitraryCondition, weight: 6 },
    { arbitrary: fc.constant<Filter>({ type: "nothing" }), weight: 1 },
    {
      arbitrary: fc.record({
        type: any(["and", "or"] as const),
        children: fc.array(tie("filter"), { maxLength: 4 }),
      }),
      weight: 6,
    },
    { arbitrary: fc.record({ type: fc.constant("not" as const), child: tie("filter") }), weight: 2 },
  ),
})).filter;
