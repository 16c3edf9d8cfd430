/** The last of the ten hues is grey: it stands for what is no value of its own. */
const hues = 9;

export const otherColor = "var(--chart-10)";

/**
 * Hands out the colours of series. A value's colour follows from its name, so it is the same whatever its rank, on
 * every page and for every reader; of two values that are shown together and would share one, the later takes the
 * next that is free, and keeps it as long as this book is open.
 */
export class SeriesColors {
  readonly #kept = new Map<string, number>();

  /** The colour of each value, in the theme's words. Of more values than hues some share one. */
  of(values: readonly string[]): ReadonlyMap<string, string> {
    const slots = new Map<string, number>();
    const taken = new Set<number>();
    const give = (value: string, slot: number) => {
      slots.set(value, slot);
      taken.add(slot);
      this.#kept.set(value, slot);
    };
    for (const value of values) {
      const kept = this.#kept.get(value);
      if (kept !== undefined && !taken.has(kept)) give(value, kept);
    }
    for (const value of values.filter((each) => !slots.has(each)).toSorted()) {
      const wanted = hash(value) % hues;
      const free = Array.from({ length: hues }, (_, step) => (wanted + step) % hues).find(
        (slot) => !taken.has(slot),
      );
      give(value, free ?? wanted);
    }
    return new Map([...slots].map(([value, slot]) => [value, `var(--chart-${slot + 1})`]));
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return state;
}
