/** Digits before and behind the point that an operand may have; both fit the engine's Decimal(76, 30). */
const wholeDigitsMax = 38;
const fractionDigitsMax = 30;

/**
 * A number written plainly: `1e-7` becomes `0.0000001`, `+05.50` becomes `5.5`. Exact, as no float is involved.
 * Undefined when the text is no number or has more digits than can be compared exactly.
 */
export function canonicalDecimal(text: string): string | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text.trim());
  if (!match || text.length > 200) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  if (digits === "") return undefined;
  const point = whole.length + Number(exponent);
  const wholePart = digits.slice(0, Math.max(point, 0)).padEnd(Math.max(point, 0), "0").replace(/^0+/, "");
  const fractionPart = ("0".repeat(Math.max(-point, 0)) + digits.slice(Math.max(point, 0))).replace(
    /0+$/,
    "",
  );
  if (wholePart.length > wholeDigitsMax || fractionPart.length > fractionDigitsMax) return undefined;
  const plain = (wholePart || "0") + (fractionPart === "" ? "" : `.${fractionPart}`);
  return sign === "-" && plain !== "0" ? `-${plain}` : plain;
}
