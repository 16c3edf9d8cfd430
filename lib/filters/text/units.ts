import { canonicalDecimal } from "@/lib/fields/decimal";
import type { OperatorSubject } from "@/lib/fields/operators";

const factors: Partial<Record<OperatorSubject, Readonly<Record<string, string>>>> = {
  duration: { ms: "1", s: "1000", m: "60000", min: "60000", h: "3600000" },
  tokens: { k: "1000", m: "1000000" },
  count: { k: "1000", m: "1000000" },
  bytes: { b: "1", kb: "1000", mb: "1000000", gb: "1000000000", kib: "1024", mib: "1048576" },
};

/** A number as people type it, `2s`, `$0.05` or `10k`, in the field's own unit; any other text as it is. */
export function expandUnits(kind: OperatorSubject, text: string): string {
  if (kind === "money") return text.replace(/^\$/, "");
  const [, digits = "", unit = ""] = /^([\d.]{1,15})([a-z]+)$/i.exec(text) ?? [];
  const factor = factors[kind]?.[unit.toLowerCase()];
  if (factor === undefined || canonicalDecimal(digits) === undefined) return text;
  // Exact in integers: the point is put aside and set again behind the multiplication.
  const [whole = "", fraction = ""] = digits.split(".");
  return `${BigInt(whole + fraction) * BigInt(factor)}e-${fraction.length}`;
}
