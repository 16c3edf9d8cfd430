/** A fault in the text language, with the place it stands at: characters `from` up to `to`. */
export class TextFault extends Error {
  readonly from: number;
  readonly to: number;

  constructor(message: string, from: number, to: number) {
    super(message);
    this.from = from;
    this.to = Math.max(to, from);
  }
}

/** Walks through a text of the filter language. All reading of characters happens here. */
export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  skipSpace(): void {
    this.#match(/\s*/y);
  }

  peek(sign: string): boolean {
    return this.text.startsWith(sign, this.at);
  }

  take(sign: string): boolean {
    if (!this.peek(sign)) return false;
    this.at += sign.length;
    return true;
  }

  /** A word of letters standing alone, in any case: AND, OR, NOT, TO, NOTHING. */
  takeKeyword(word: string): boolean {
    const found = /[a-z]+(?=[\s()"]|$)/iy;
    found.lastIndex = this.at;
    if (found.exec(this.text)?.[0]?.toUpperCase() !== word) return false;
    this.at += word.length;
    return true;
  }

  /** Characters up to a space, a parenthesis, a quote or one of `stops`. */
  word(stops = ""): string {
    return this.#match(stops === ":" ? /[^\s()":]*/y : stops === "]" ? /[^\s()"\]}]*/y : /[^\s()"]*/y);
  }

  /** A text in double quotes, in which `\"` and `\\` stand for the second sign; undefined when none begins here. */
  quoted(): string | undefined {
    const from = this.at;
    if (!this.take('"')) return undefined;
    const raw = this.#match(/(?:[^"\\]|\\.)*/sy);
    if (!this.take('"')) throw new TextFault('A closing quote (") is missing.', from, this.text.length);
    return raw.replace(/\\(["\\])/g, "$1");
  }

  fault(message: string, from = this.at, to = this.text.length): TextFault {
    return new TextFault(message, from, to);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }
}

/** Writes a text in double quotes. */
export function quoteText(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
