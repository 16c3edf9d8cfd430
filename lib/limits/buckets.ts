import type { Logger } from "pino";
import { type Level, levelOf, take } from "./bucket";
import type { BucketFile, KeptBucket } from "./bucket-file";
import type { RatePolicy } from "./policy";

/** Changes are on disk after this long: what a process that is killed may forget. */
export const bucketsKeptEveryMs = 100;
/** More buckets than this are not remembered; those that are full need no memory anyway. */
const bucketsMax = 500_000;

/** All buckets of this process, in memory and, shortly after, on disk. */
export class Buckets {
  readonly #file: BucketFile;
  readonly #logger: Pick<Logger, "error">;
  readonly #bucketsMax: number;
  #buckets: Map<string, KeptBucket>;
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isFailing = false;

  constructor(file: BucketFile, logger: Pick<Logger, "error">, max = bucketsMax) {
    this.#file = file;
    this.#logger = logger;
    this.#bucketsMax = max;
    this.#buckets = drawn(file.read(), Date.now());
    this.#write(() => file.rewrite(this.#buckets));
  }

  level(key: string, policy: RatePolicy, nowMs: number): Level {
    return levelOf(this.#buckets.get(key), policy, nowMs);
  }

  /** @returns what is left afterwards. */
  take(key: string, policy: RatePolicy, amount: number, nowMs: number): Level {
    const { used, atMs } = take(this.#buckets.get(key), policy, amount, nowMs);
    const taken = { used, atMs, perMs: policy.quota / (policy.windowSeconds * 1000) };
    this.#buckets.set(key, taken);
    this.#changed.add(key);
    if (this.#buckets.size > this.#bucketsMax) {
      this.#forget(nowMs);
    }
    if (!this.#timer) {
      this.#timer = setTimeout(() => this.flush(), bucketsKeptEveryMs);
      this.#timer.unref();
    }
    return levelOf(taken, policy, nowMs);
  }

  /** Writes what has changed. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#changed.size === 0) {
      return;
    }
    const changed = [...this.#changed].flatMap((key): [string, KeptBucket][] => {
      const bucket = this.#buckets.get(key);
      return bucket ? [[key, bucket]] : [];
    });
    this.#changed.clear();
    this.#write(() => {
      if (this.#file.isLong) {
        this.#buckets = drawn(this.#buckets, Date.now());
        this.#file.rewrite(this.#buckets);
      } else {
        this.#file.append(changed);
      }
    });
  }

  /** Drops the buckets that are full, and when that is not enough the oldest. */
  #forget(nowMs: number): void {
    this.#buckets = drawn(this.#buckets, nowMs);
    const [...keys] = this.#buckets.keys();
    for (const key of keys.slice(0, this.#buckets.size - Math.floor(this.#bucketsMax * 0.9))) {
      this.#buckets.delete(key);
    }
  }

  /** Calls go on when the disk refuses; only a restart would forget. */
  #write(write: () => void): void {
    try {
      write();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#logger.error(
          { err: error },
          "The state of rate limits cannot be written; a restart would forget it",
        );
      }
      this.#isFailing = true;
    }
  }
}

/** The buckets that are not full yet. */
function drawn(buckets: ReadonlyMap<string, KeptBucket>, nowMs: number): Map<string, KeptBucket> {
  return new Map([...buckets].filter(([, { used, atMs, perMs }]) => used - (nowMs - atMs) * perMs > 0));
}
