/** A line's place; `to` is behind its newline. */
export interface Line {
  from: number;
  to: number;
}

/**
 * The lines of a batch as bytes, one after another. Text goes in here as soon as it is made: thousands of long strings
 * that live as long as an insert would be copied around by the garbage collector.
 */
export class Lines {
  #buffer: Buffer;
  #bytes = 0;

  /** @param bytes about what will come; it grows when that is not enough. */
  constructor(bytes: number) {
    this.#buffer = Buffer.allocUnsafeSlow(Math.max(1024, bytes));
  }

  add(text: string): Line {
    const from = this.#bytes;
    this.#reserve(3 * text.length + 1);
    this.#bytes += this.#buffer.write(text, from);
    this.#bytes = this.#buffer.writeUInt8(newline, this.#bytes);
    return { from, to: this.#bytes };
  }

  /** The lines at these places, which are in order; without copying when they are all there are. */
  of(lines: readonly Line[]): Buffer {
    const bytes = lines.reduce((sum, { from, to }) => sum + to - from, 0);
    return bytes === this.#bytes
      ? this.#buffer.subarray(0, bytes)
      : Buffer.concat(lines.map(({ from, to }) => this.#buffer.subarray(from, to)));
  }

  #reserve(bytes: number): void {
    if (this.#bytes + bytes > this.#buffer.byteLength) {
      const larger = Buffer.allocUnsafeSlow(2 * (this.#bytes + bytes));
      this.#buffer.copy(larger, 0, 0, this.#bytes);
      this.#buffer = larger;
    }
  }
}

const newline = 10;
