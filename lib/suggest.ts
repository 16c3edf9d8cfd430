/**
 * What was probably meant: the known word nearest to `word`, when few letters differ. Case, hyphens and
 * underscores are not counted as differences.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const folded = fold(word);
  if (folded.length > 64) return undefined;
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(folded, fold(candidate));
    if (best === undefined || distance < best.distance) best = { word: candidate, distance };
  }
  return best && best.distance <= Math.max(1, Math.ceil(folded.length / 3)) ? best.word : undefined;
}

/** ` Did you mean "x"?`, or nothing. Stands behind a sentence. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const guess = nearest(word, known);
  return guess === undefined ? "" : ` Did you mean ${JSON.stringify(guess)}?`;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, "");
}

/** Levenshtein distance, one row of the matrix at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
