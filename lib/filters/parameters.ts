/** Collects the values of a statement and names them in order: `p0`, `p1`, … The same filter gives the same names. */
export class ParameterList {
  readonly values: Record<string, string | string[]> = {};
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  /** Binds a value and returns its placeholder, such as `{p0:String}`. */
  bind(value: string | readonly string[], type: string): string {
    const name = `p${this.#next++}`;
    this.values[name] = typeof value === "string" ? value : [...value];
    return `{${name}:${type}}`;
  }
}
