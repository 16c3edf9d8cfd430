import { parseMoney } from "@/lib/rollup/sums";
import type { Budget } from "./budget";
import type { CallSubject } from "./call-subject";
import { type Matcher, matcherOf } from "./matcher";
import { type PeriodSpan, periodAt } from "./period";
import type { SpendingList } from "./read-spending";

/** Values that are counted from the first cent; those beyond have spent less than each of them and start at nothing. */
export const countedValuesMax = 100_000;

export type ReadSpending = (span: PeriodSpan, valuesMax: number) => Promise<SpendingList>;

/** A budget that blocks, with what was spent, as the gateway asks it. */
export class LiveBudget {
  readonly budget: Budget;
  readonly matches: Matcher;
  readonly #amount: bigint;
  #span: PeriodSpan;
  #spent = new Map<string, bigint>();
  /** What was added since the reading that is under way began. */
  #since: Map<string, bigint> | undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;

  constructor(budget: Budget, nowMs: number) {
    this.budget = budget;
    this.matches = matcherOf(budget.filter);
    this.#amount = parseMoney(budget.amountUsd);
    this.#span = periodAt(budget.period, budget.timeZone, nowMs);
  }

  /** When the amount is there again; undefined while some of it is left. */
  blockedUntilMs(value: string, nowMs: number): number | undefined {
    const { toMs } = this.#spanAt(nowMs);
    return (this.#spent.get(value) ?? 0n) >= this.#amount ? toMs : undefined;
  }

  /** Counts what a call cost in the period it began in, as its record will. */
  add(value: string, costUsd: string, createdAtMs: number): void {
    const { fromMs, toMs } = this.#spanAt(Date.now());
    const units = parseMoney(costUsd);
    if (units === 0n || createdAtMs < fromMs || createdAtMs >= toMs) {
      return;
    }
    for (const spent of [this.#spent, this.#since]) {
      spent?.set(value, (spent.get(value) ?? 0n) + units);
    }
  }

  /** The count a call belongs to. */
  valueOf(call: CallSubject): string | undefined {
    return this.budget.segment.of === "all" ? "" : call.valueOf(this.budget.segment);
  }

  /** Whether what was spent was last read longer ago than that, or never. */
  isOlderThan(ageMs: number, nowMs: number): boolean {
    return nowMs - this.#readAtMs > ageMs;
  }

  /**
   * Reads anew what was spent: what other processes let through, what edits moved. A call that ends during the reading may
   * count twice until the next one, so that it may block a moment early, and never late.
   *
   * @param landed resolves when the database has every call that ended before.
   */
  async read(landed: () => Promise<void>, read: ReadSpending, nowMs: number): Promise<void> {
    const span = this.#spanAt(nowMs);
    const since = new Map<string, bigint>();
    this.#since = since;
    try {
      await landed();
      const { values } = await read(span, countedValuesMax);
      if (span === this.#span && since === this.#since) {
        this.#spent = new Map(values.map(({ value, units }) => [value, units]));
        for (const [value, units] of since) {
          this.#spent.set(value, (this.#spent.get(value) ?? 0n) + units);
        }
        this.#readAtMs = nowMs;
      }
    } finally {
      if (this.#since === since) {
        this.#since = undefined;
      }
    }
  }

  /** A new period begins with nothing spent. */
  #spanAt(nowMs: number): PeriodSpan {
    if (nowMs >= this.#span.toMs) {
      const { period, timeZone } = this.budget;
      this.#span = periodAt(period, timeZone, nowMs);
      this.#spent = new Map();
      this.#since &&= new Map();
    }
    return this.#span;
  }
}
