/**
 * The words of a text as the engine's index of bodies knows them: runs of ASCII letters, digits and any other
 * characters beyond ASCII, with A to Z in lower case (`splitByNonAlpha` over `lower`).
 */
export function wordsOf(text: string): string[] {
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return [...new Set(lower.match(/[a-z0-9\u0080-\u{10FFFF}]+/gu))];
}
