import { findOperator } from "@/lib/fields/operators";
import { type Condition, operandKindOf, subjectOf } from "@/lib/filters";
import { formatBytes, formatDuration, formatMoney } from "@/lib/format/format";
import { operandsOf } from "./edit";

/** The values of a condition as a chip shows them: `gpt-5`, `gpt-5 or sonnet`, `3 values`. */
export function describeOperands(condition: Condition): string {
  const operands = operandsOf(condition).map((value) => describeOperand(condition, value));
  if (operands.length <= 2) return operands.join(" or ");
  const [first] = operands;
  return `${first} or ${operands.length - 1} more`;
}

function describeOperand({ field, operator }: Condition, value: string): string {
  if (value === "") return "(empty)";
  const subject = subjectOf(field);
  const known = findOperator(operator);
  if (!known || operandKindOf(subject, known) === "text") return value;
  switch (subject.kind) {
    case "duration":
      return formatDuration(Number(value));
    case "money":
      return formatMoney(value);
    case "bytes":
      return formatBytes(Number(value));
    case "boolean":
      return value === "true" ? "yes" : "no";
    case "time":
      return value.replace(/:00\.000Z$/, "Z").replace("T", " ");
    default:
      return value;
  }
}
