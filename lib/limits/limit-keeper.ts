import type { Logger } from "pino";
import type { PropertyRules } from "@/lib/properties/rules";
import type { LimitBook } from "./limit-book";
import { readSpending } from "./read-spending";
import type { StoredLimit } from "./stored-limit";

export interface LimitKeeperOptions {
  book: LimitBook;
  /** Whether other processes change limits and spend money on the same database. */
  isShared: boolean;
  logger: Pick<Logger, "warn">;
  load: () => Promise<StoredLimit[]>;
  /** What becomes of property keys, by organization. */
  propertyRules: () => Promise<ReadonlyMap<string, PropertyRules>>;
  /** Resolves when the database has every call that has ended. */
  landed: () => Promise<void>;
}

const refreshIntervalMs = 2_000;
/**
 * What was spent is read anew after this long: of one process alone for the sake of edits, which move requests from one
 * segment to another; of several for what the others let through.
 */
const spendingAgeMs = { alone: 5 * 60_000, shared: 15_000 } as const;

const noRules: ReadonlyMap<string, PropertyRules> = new Map();

/** Keeps the book of limits up to date with the database. */
export class LimitKeeper {
  /** Resolves when the limits were read for the first time, or could not be. */
  readonly first: Promise<void>;
  readonly #options: LimitKeeperOptions;
  readonly #timer: NodeJS.Timeout;
  #stored: readonly StoredLimit[] = [];
  #hadPropertyRules = false;
  #refreshing: Promise<void> = Promise.resolve();
  #pending = 0;
  #isFailing = false;

  constructor(options: LimitKeeperOptions) {
    this.#options = options;
    this.first = this.refresh({ isChanged: true });
    this.#timer = setInterval(() => {
      // A slow database is asked once, not again and again.
      if (this.#pending === 0) void this.refresh({ isChanged: false });
    }, refreshIntervalMs);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Reads what may have changed. Never rejects: the limits known so far stay. */
  refresh({ isChanged }: { isChanged: boolean }): Promise<void> {
    this.#pending += 1;
    this.#refreshing = this.#refreshing
      .then(() => this.#refresh(isChanged || this.#isFailing))
      .then(
        () => {
          this.#isFailing = false;
        },
        (error: unknown) => {
          if (!this.#isFailing) {
            this.#options.logger.warn({ err: error }, "Limits could not be read; the ones known so far hold");
          }
          this.#isFailing = true;
        },
      )
      .finally(() => {
        this.#pending -= 1;
      });
    return this.#refreshing;
  }

  async #refresh(isChanged: boolean): Promise<void> {
    const { book, isShared, load, landed, propertyRules } = this.#options;
    const isToLoad = isChanged || isShared;
    if (isToLoad) {
      this.#stored = await load();
    }
    const rules = this.#stored.length > 0 ? await propertyRules() : noRules;
    if (isToLoad || rules.size > 0 || this.#hadPropertyRules) {
      book.take(this.#stored, rules);
      this.#hadPropertyRules = rules.size > 0;
    }
    const nowMs = Date.now();
    const ageMs = isShared ? spendingAgeMs.shared : spendingAgeMs.alone;
    for (const { organizationId, live } of book.budgets()) {
      if (live.isOlderThan(ageMs, nowMs)) {
        await live.read(landed, (span, max) => readSpending(organizationId, live.budget, span, max), nowMs);
      }
    }
  }
}
