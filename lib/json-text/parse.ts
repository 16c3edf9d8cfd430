/**
 * A JSON text as a tree that keeps what `JSON.parse` throws away: the digits of a number as they were written
 * (`12345678901234567890` and `1.10` stay so), repeated keys, and where each value stands in the text.
 */
export type JsonNode =
  | {
      kind: "object";
      entries: readonly (readonly [key: string, value: JsonNode])[];
      start: number;
      end: number;
    }
  | { kind: "array"; items: readonly JsonNode[]; start: number; end: number }
  | { kind: "string"; value: string; start: number; end: number }
  | { kind: "number"; text: string; start: number; end: number }
  | { kind: "literal"; text: "true" | "false" | "null"; start: number; end: number };

/** Deeper than any body means to be, and shallower than the stack. */
const depthMax = 500;

/** The tree of a JSON text, or null when the text is not JSON. */
export function parseJsonText(text: string): JsonNode | null {
  try {
    return new Parser(text).document();
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}

class NotJson extends Error {}

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): JsonNode {
    const node = this.value(0);
    this.space();
    if (this.at < this.text.length) throw new NotJson();
    return node;
  }

  private value(depth: number): JsonNode {
    if (depth > depthMax) throw new NotJson();
    this.space();
    const char = this.text[this.at];
    if (char === "{") return this.object(depth);
    if (char === "[") return this.array(depth);
    if (char === '"') {
      const start = this.at;
      return { kind: "string", value: this.string(), start, end: this.at };
    }
    return this.scalar();
  }

  private object(depth: number): JsonNode {
    const start = this.at++;
    const entries: [string, JsonNode][] = [];
    while (!this.ends("}", entries.length)) {
      this.space();
      const key = this.string();
      this.space();
      this.expect(":");
      entries.push([key, this.value(depth + 1)]);
    }
    return { kind: "object", entries, start, end: this.at };
  }

  private array(depth: number): JsonNode {
    const start = this.at++;
    const items: JsonNode[] = [];
    while (!this.ends("]", items.length)) {
      items.push(this.value(depth + 1));
    }
    return { kind: "array", items, start, end: this.at };
  }

  /** Whether the container closes here; otherwise takes the comma that must stand before all but the first. */
  private ends(close: string, count: number): boolean {
    this.space();
    if (this.text[this.at] === close) {
      this.at++;
      return true;
    }
    if (count > 0) this.expect(",");
    return false;
  }

  private string(): string {
    stringPattern.lastIndex = this.at;
    const match = stringPattern.exec(this.text);
    if (!match) throw new NotJson();
    this.at = stringPattern.lastIndex;
    const parsed: unknown = match[0].includes("\\") ? decodeString(match[0]) : match[0].slice(1, -1);
    if (typeof parsed !== "string") throw new NotJson();
    return parsed;
  }

  private scalar(): JsonNode {
    const start = this.at;
    scalarPattern.lastIndex = start;
    const text = scalarPattern.exec(this.text)?.[0];
    if (text === undefined) throw new NotJson();
    this.at = scalarPattern.lastIndex;
    return text === "true" || text === "false" || text === "null"
      ? { kind: "literal", text, start, end: this.at }
      : { kind: "number", text, start, end: this.at };
  }

  private expect(char: string): void {
    if (this.text[this.at] !== char) throw new NotJson();
    this.at++;
  }

  private space(): void {
    spacePattern.lastIndex = this.at;
    spacePattern.exec(this.text);
    this.at = spacePattern.lastIndex;
  }
}

const spacePattern = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids control characters inside strings.
const stringPattern = /"(?:[^"\\\u0000-\u001f]+|\\.)*"/y;
const scalarPattern = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function decodeString(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}
