import { describe, expect, it } from "vitest";
import { fields } from "./fields";
import { findOperator, type Operator, operators, operatorsOf } from "./operators";

describe("the operators", () => {
  it("name their relatives in both directions, with the same operands", () => {
    for (const operator of operators as readonly Operator[]) {
      const negation = operator.negation && findOperator(operator.negation);
      if (negation) {
        expect(negation.negation).toBe(operator.id);
        expect(negation.operand).toBe(operator.operand);
        expect(Boolean(negation.negates) !== Boolean(operator.negates)).toBe(true);
      }
      if (operator.plural) expect(findOperator(operator.plural)?.singular).toBe(operator.id);
      if (operator.singular) expect(findOperator(operator.singular)?.plural).toBe(operator.id);
    }
  });

  it("have unique names and signs", () => {
    expect(new Set(operators.map(({ id }) => id)).size).toBe(operators.length);
  });
});

describe("the fields", () => {
  it("have unique names and wire columns, none of which stands for two fields", () => {
    const names = fields.flatMap(({ id, wire }) => [...new Set([id, wire.column])].map((name) => [name, id]));
    const owners = new Map<string, string>();
    for (const [name = "", id = ""] of names) {
      expect(owners.get(name) ?? id).toBe(id);
      owners.set(name, id);
    }
  });

  it("all take at least one operator", () => {
    for (const { kind } of fields) expect(operatorsOf(kind).length).toBeGreaterThan(0);
  });
});
