import type { FieldRef } from "@/lib/fields/field-ref";
import { findOperator, type OperatorId, operatorsOf } from "@/lib/fields/operators";
import { subjectOf } from "@/lib/filters";

/**
 * The operators to choose from for a field that is compared with so many values: of a relation to one value and the
 * same to several only the one that fits, and none that would let values go unseen.
 */
export function offeredOperators(field: FieldRef, operandsCount: number): readonly OperatorId[] {
  return operatorsOf(subjectOf(field).kind).filter((id) => {
    const { operand } = findOperator(id) ?? {};
    if (operand === "none") return true;
    return operandsCount > 1 ? operand === "many" : operand === "one";
  });
}

/** The operator for so many values: "is" becomes "is any of" with the second value, and back. */
export function operatorFor(id: OperatorId, operandsCount: number): OperatorId {
  const { plural, singular } = findOperator(id) ?? {};
  return (operandsCount > 1 ? plural : singular) ?? id;
}
