/** A run of word characters in a text. */
interface Run {
  /** With A to Z in lower case. */
  letters: string;
  /** Whether a sign stands in front of it, or behind it, so that it ends there wherever the text may stand. */
  isBoundedLeft: boolean;
  isBoundedRight: boolean;
}

const runPattern = /[a-zA-Z0-9\u0080-\u{10FFFF}]+/gu;

/** Whether the text holds a word as the engine's index of bodies knows them (`splitByNonAlpha`). */
export function hasWord(text: string): boolean {
  return text.search(runPattern) !== -1;
}

/** The runs of ASCII letters, digits and any characters beyond ASCII in a text. */
export function runsOf(text: string): Run[] {
  return [...text.matchAll(runPattern)].map(({ 0: run, index }) => ({
    letters: run.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
    isBoundedLeft: index > 0,
    isBoundedRight: index + run.length < text.length,
  }));
}
