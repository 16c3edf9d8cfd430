import { canonicalDecimal } from "./decimal";
import type { FieldKind } from "./field";
import { canonicalInstant } from "./instant";

/** What an operand is written as. */
export type OperandKind = "text" | "number" | "time" | "boolean" | "uuid";

export type Operand = { ok: true; value: string } | { ok: false; message: string };

/** The kind of operand that values of a field are compared with. */
export function operandKind(kind: FieldKind): OperandKind {
  if (kind === "time" || kind === "boolean" || kind === "uuid") return kind;
  return kind === "text" || kind === "body" ? "text" : "number";
}

/**
 * The one canonical text of an operand: plain decimals without superfluous zeros, UTC times with milliseconds,
 * lower-case UUIDs, `true` or `false`, well-formed text. A message says what would be right.
 */
export function canonicalOperand(kind: OperandKind, text: string): Operand {
  switch (kind) {
    case "text":
      // A lone surrogate has no UTF-8 form; the engine would be sent this replacement anyway.
      return { ok: true, value: text.replace(/\p{Surrogate}/gu, "\uFFFD") };
    case "number":
      return operand(canonicalDecimal(text), text, 'a number, such as "0.05"');
    case "time":
      return operand(canonicalInstant(text), text, 'an ISO 8601 time, such as "2024-01-31T12:00:00Z"');
    case "boolean":
      return operand(/^(true|false)$/i.test(text) ? text.toLowerCase() : undefined, text, "true or false");
    case "uuid":
      return operand(isUuid(text) ? text.toLowerCase() : undefined, text, "a UUID");
  }
}

/** Whether the text has the form of a UUID of any version. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

function operand(value: string | undefined, text: string, wanted: string): Operand {
  if (value !== undefined) return { ok: true, value };
  return { ok: false, message: `${JSON.stringify(text.slice(0, 80))} is not ${wanted}.` };
}
