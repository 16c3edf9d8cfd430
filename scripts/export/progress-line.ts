import type { Progress } from "./api";

/** Tells on standard error how far an export got: on a terminal in one line, in a log now and then. */
export class ProgressLine {
  readonly #isQuiet: boolean;
  readonly #startMs = performance.now();
  #toldMs = 0;
  #isOpen = false;

  constructor(isQuiet: boolean) {
    this.#isQuiet = isQuiet;
  }

  tell({ rows, requests }: Pick<Progress, "rows" | "requests">): void {
    const isTerminal = process.stderr.isTTY;
    const nowMs = performance.now();
    if (this.#isQuiet || (!isTerminal && nowMs - this.#toldMs < 10_000)) return;
    this.#toldMs = nowMs;
    const perSecond = Math.round(rows / ((nowMs - this.#startMs) / 1_000));
    const text = `${count(rows)}${requests === null ? "" : ` of ${count(requests)}`} rows, ${count(perSecond)} rows/s`;
    process.stderr.write(isTerminal ? `\r\u001B[K${text}` : `${text}\n`);
    this.#isOpen = isTerminal;
  }

  /** A sentence of its own line. */
  say(text: string): void {
    if (this.#isQuiet) return;
    process.stderr.write(`${this.#isOpen ? "\r\u001B[K" : ""}${text}\n`);
    this.#isOpen = false;
  }
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
