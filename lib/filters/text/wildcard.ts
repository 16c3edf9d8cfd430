/**
 * Wildcards of the text language, where `*` stands for any characters and all else for itself, and LIKE patterns,
 * where `%` and `_` do and `\` takes that meaning away.
 */

/** The pattern of a word with wildcards. */
export function wildcardToLike(word: string): string {
  return word.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%");
}

/** The word with wildcards that means a pattern; undefined when none does. */
export function likeToWildcard(pattern: string): string | undefined {
  if (pattern.includes("*") || /(^|[^\\])(\\\\)*_/.test(pattern)) return undefined;
  const word = pattern.replace(/\\([\\%_])|%/g, (_, literal: string | undefined) => literal ?? "*");
  return word.includes("*") && wildcardToLike(word) === pattern ? word : undefined;
}
