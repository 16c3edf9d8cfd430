/** Ways around the type checker, the linter and the tests. The linter itself refuses `any`. */
const escapes = {
  castsThroughUnknown: /\bas unknown as\b/g,
  linterIgnores: /(?:biome|eslint|oxlint)-(?:ignore|disable)/g,
  compilerIgnores: /@ts-(?:ignore|expect-error|nocheck)/g,
  focusedOrSkippedTests: /\b(?:it|test|describe)\.(?:only|skip|todo)\(/g,
};

/** What holds from the first day, whatever ratchet.json says. */
export const limits = { filesOver300Lines: 0, medianLines: 70 };

const linesMax = 300;

/**
 * @typedef {{ path: string, text: string }} SourceFile
 * @typedef {{ value: number, places: string[] }} Count
 */

/**
 * What the ratchet watches: ways around the checks in all files, and the length of those that are not tests.
 *
 * @param {SourceFile[]} files
 * @returns {Record<string, Count>}
 */
export function measureCode(files) {
  /** @type {Record<string, Count>} */
  const counts = {};
  for (const [name, pattern] of Object.entries(escapes)) {
    const places = files.flatMap((file) => placesOf(file, pattern));
    counts[name] = { value: places.length, places };
  }
  const code = files.filter(({ path }) => !/\.(?:test|spec)\.tsx?$/.test(path));
  const lengths = code.map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }));
  lengths.sort((a, b) => a.lines - b.lines);
  const long = lengths
    .filter(({ lines }) => lines > linesMax)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
  counts.filesOver300Lines = { value: long.length, places: long };
  counts.medianLines = { value: lengths[Math.floor(lengths.length / 2)]?.lines ?? 0, places: [] };
  return counts;
}

/**
 * @param {SourceFile} file
 * @param {RegExp} pattern
 */
function placesOf({ path, text }, pattern) {
  if (path.startsWith("scripts/lib/ratchet-counts")) {
    return [];
  }
  return text.split("\n").flatMap((line, index) => {
    const found = line.match(pattern) ?? [];
    // Prose may say "as any" or name a directive; code does so outside of comments, directives within them.
    const isProse = /^\s*(?:\*|\/\/|\/\*)/.test(line) && !/-ignore|-disable|@ts-/.test(line);
    return isProse ? [] : found.map(() => `${path}:${index + 1}: ${line.trim()}`);
  });
}
