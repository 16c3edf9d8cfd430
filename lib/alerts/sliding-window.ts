import type { Cell } from "@/lib/queries/measure-alert-cells";
import type { DistinctChange } from "@/lib/queries/measure-alert-distinct";
import { stepCount } from "@/lib/rollup/histogram";
import { type Units, unitsOf } from "./units";

/** What the requests in a window come to. */
export interface Totals {
  requests: number;
  errors: number;
  known: number;
  sum: Units;
  min: Units | null;
  max: Units | null;
  /** How many amounts fall into each step; only until the window moves on. */
  steps: Float64Array;
  /** When the first request of the window arrived; null when there is none. */
  firstMs: number | null;
  /** When the last answer up to the end of the window ended, in it or before. */
  lastMs: number | null;
}

interface Amounts {
  cell: number;
  units: Units;
}

/**
 * Adds up the cells of one group within a window that only ever moves forward: every cell is added once and taken off
 * once, however many windows it stands in.
 */
export class SlidingWindow {
  readonly #cells: readonly Cell[];
  readonly #span: number;
  readonly #steps = new Float64Array(stepCount);
  /** Candidates for the least and the greatest amount: each beats all that stand behind it in time. */
  readonly #lowest: Amounts[] = [];
  readonly #highest: Amounts[] = [];
  #head = 0;
  #tail = 0;
  #requests = 0;
  #errors = 0;
  #known = 0;
  #sum: Units = 0n;

  /** @param span how many cells the window has. */
  constructor(cells: readonly Cell[], span: number) {
    this.#cells = cells;
    this.#span = span;
  }

  /** What the window comes to that ends with this cell, which is not before the last one asked for. */
  endingWith(cell: number): Totals {
    for (let next = this.#cells[this.#head]; next && next.cell <= cell; next = this.#cells[this.#head]) {
      this.#add(next, 1);
      this.#head += 1;
    }
    const from = cell - this.#span;
    for (let next = this.#cells[this.#tail]; next && next.cell <= from; next = this.#cells[this.#tail]) {
      this.#add(next, -1);
      this.#tail += 1;
    }
    dropUpTo(this.#lowest, from);
    dropUpTo(this.#highest, from);
    return {
      requests: this.#requests,
      errors: this.#errors,
      known: this.#known,
      sum: this.#sum,
      min: this.#lowest[0]?.units ?? null,
      max: this.#highest[0]?.units ?? null,
      steps: this.#steps,
      firstMs: this.#tail < this.#head ? (this.#cells[this.#tail]?.firstMs ?? null) : null,
      lastMs: this.#cells[this.#head - 1]?.lastMs ?? null,
    };
  }

  #add({ cell, requests, errors, known, sum, min, max, steps }: Cell, sign: 1 | -1): void {
    this.#requests += sign * requests;
    this.#errors += sign * errors;
    this.#known += sign * known;
    if (sum !== "") this.#sum += BigInt(sign) * unitsOf(sum);
    for (const [step, count] of steps) this.#steps[step] = (this.#steps[step] ?? 0) + sign * count;
    if (sign === 1 && min !== "") push(this.#lowest, { cell, units: unitsOf(min) }, (a, b) => a <= b);
    if (sign === 1 && max !== "") push(this.#highest, { cell, units: unitsOf(max) }, (a, b) => a >= b);
  }
}

function push(queue: Amounts[], amount: Amounts, beats: (a: Units, b: Units) => boolean): void {
  for (let last = queue.at(-1); last && beats(amount.units, last.units); last = queue.at(-1)) queue.pop();
  queue.push(amount);
}

function dropUpTo(queue: Amounts[], cell: number): void {
  while (queue[0] && queue[0].cell <= cell) queue.shift();
}

/** Adds up how many different values a window holds that only ever moves forward. */
export class SlidingDistinct {
  readonly #changes: readonly DistinctChange[];
  #head = 0;
  #count = 0;

  constructor(changes: readonly DistinctChange[]) {
    this.#changes = changes;
  }

  /** How many the window holds that ends with this cell, which is not before the last one asked for. */
  endingWith(cell: number): number {
    for (let next = this.#changes[this.#head]; next && next.cell <= cell; next = this.#changes[this.#head]) {
      this.#count += next.change;
      this.#head += 1;
    }
    return this.#count;
  }
}
