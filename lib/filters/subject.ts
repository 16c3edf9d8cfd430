import type { TotalOf } from "@/lib/fields/field";
import type { FieldRef } from "@/lib/fields/field-ref";
import { type Field, findField } from "@/lib/fields/fields";
import { type OperandKind, operandKind } from "@/lib/fields/operand";
import type { Operator, OperatorSubject } from "@/lib/fields/operators";

/** What a reference stands for: what its operators are chosen by, and the declared field where it is one. */
export interface Subject {
  kind: OperatorSubject;
  /** As a sentence names it, such as `cost` or `property "environment"`. */
  name: string;
  field?: Field;
}

/** The subject of a reference. */
export function subjectOf(ref: FieldRef): Subject {
  if (typeof ref === "string") {
    const field = findField(ref);
    if (!field) throw new Error(`the registry has no field ${JSON.stringify(ref)}`);
    return { kind: field.kind, name: ref, field };
  }
  if ("property" in ref) return { kind: "property", name: `property ${JSON.stringify(ref.property)}` };
  return { kind: "score", name: `score ${JSON.stringify(ref.score)}` };
}

/** Whose requests a field adds up; undefined for what a single request says of itself. */
export function totalOf(ref: FieldRef): TotalOf | undefined {
  return typeof ref === "string" ? findField(ref)?.total?.of : undefined;
}

/** What an operator's operand is written as on that subject. */
export function operandKindOf({ kind }: Subject, operator: Pick<Operator, "reads">): OperandKind {
  if (operator.reads === "text") return "text";
  if (kind === "property") return operator.reads === "number" ? "number" : "text";
  return kind === "score" ? "number" : operandKind(kind);
}
