/** Text on one line: breaks, tabs and control characters become single spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

/** Text of at most so many UTF-16 units, which is how receivers count; what is cut off shows as an ellipsis. */
export function clipped(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  // A pair of surrogates that the cut would divide goes as a whole.
  return `${text.slice(0, charsMax - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Text as one of HTML's texts or attribute values. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
