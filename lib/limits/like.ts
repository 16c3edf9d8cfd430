/** A pattern's parts: any text, any one character, or a character itself. */
type Part = { is: "any" } | { is: "one" } | { is: "sign"; sign: string };

/** Reads a LIKE pattern: `%` stands for any text, `_` for one character, and `\` takes that meaning away. */
export function likePattern(pattern: string): Part[] {
  const signs = pattern.match(/\\[\\%_]|[\s\S]/gu) ?? [];
  return signs.map((sign): Part => {
    if (sign === "%") return { is: "any" };
    if (sign === "_") return { is: "one" };
    return { is: "sign", sign: sign.length === 2 && sign.startsWith("\\") ? sign.slice(1) : sign };
  });
}

/**
 * Whether a text is as the pattern says. Takes at most the product of both lengths, where a regular expression could be
 * made to take forever by whoever sends the text.
 */
export function isLike(text: string, pattern: readonly Part[]): boolean {
  const signs = [...text];
  let at = 0;
  let part = 0;
  /** Where to go on when what stands behind the last "any" does not fit. */
  let retry: { part: number; at: number } | undefined;
  while (at < signs.length) {
    const expected = pattern[part];
    if (expected?.is === "any") {
      part += 1;
      retry = { part, at };
    } else if (expected && (expected.is === "one" || expected.sign === signs[at])) {
      at += 1;
      part += 1;
    } else if (retry) {
      retry = { part: retry.part, at: retry.at + 1 };
      ({ part, at } = retry);
    } else {
      return false;
    }
  }
  return pattern.slice(part).every(({ is }) => is === "any");
}
