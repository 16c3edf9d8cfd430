const utf8 = new TextDecoder("utf-8", { fatal: true });
const beyondAscii = /[\u0080-\u00ff]/;

/**
 * A header's value as people meant it. HTTP delivers one character per byte; bytes that form valid UTF-8 are read
 * as such, others as Latin-1. Literal `\u0000` sequences go, as databases refuse the character they stand for, and
 * halves of surrogate pairs are replaced.
 */
export function headerText(value: string): string {
  let text = value;
  if (beyondAscii.test(value)) {
    try {
      text = utf8.decode(Buffer.from(value, "latin1"));
    } catch {
      // Latin-1, as the standard has it.
    }
  }
  if (text.includes("\\u") || text.includes("\0")) {
    text = text.replaceAll("\\u0000", "").replaceAll("\0", "").replace(loneSurrogateEscape, "\ufffd");
  }
  return text.toWellFormed();
}

/** `\ud83d` without its other half, spelled out as JSON would; a whole pair is left as it stands. */
const loneSurrogateEscape =
  /\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f][0-9a-f]{2})|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}/gi;
