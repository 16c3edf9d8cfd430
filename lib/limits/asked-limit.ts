import type { Level } from "./bucket";
import type { Buckets } from "./buckets";
import { describeBucketRefusal, describeBudgetRefusal } from "./limit-headers";
import type { LiveBudget } from "./live-budget";
import type { LivePolicy } from "./policy";

/** A limit that one call is under. */
export interface AskedLimit {
  /** Seconds to wait; 0 when the limit lets the call on. */
  retryAfterS: number;
  /** Why it does not. */
  message: string;
  status: string;
  countsCost: boolean;
  /** What the headers tell; undefined for what they have no words for. */
  told: { policy: LivePolicy; level: Level } | undefined;
  /** The call goes on. */
  enter(nowMs: number): void;
  /** What the call cost is known. */
  settle(costUsd: string, createdAtMs: number): void;
}

/** A policy or a stored rule. */
export class BucketLimit implements AskedLimit {
  readonly status = "bucket_rate_limited";
  readonly told: { policy: LivePolicy; level: Level };
  readonly #buckets: Buckets;
  readonly #key: string;
  readonly #value: string;
  readonly #name: string | undefined;

  /** @param name of the stored rule; undefined for a policy of the caller's own. */
  constructor(buckets: Buckets, policy: LivePolicy, value: string, name: string | undefined, nowMs: number) {
    this.#buckets = buckets;
    this.#key = policy.keyBegin + value;
    this.#value = value;
    this.#name = name;
    this.told = { policy, level: buckets.level(this.#key, policy, nowMs) };
  }

  get retryAfterS(): number {
    return this.told.level.retryAfterS;
  }

  get message(): string {
    return describeBucketRefusal(this.told.policy, this.#value, this.#name, this.retryAfterS);
  }

  get countsCost(): boolean {
    return this.told.policy.unit === "cents";
  }

  enter(nowMs: number): void {
    if (this.told.policy.unit === "request") {
      this.told.level = this.#buckets.take(this.#key, this.told.policy, 1, nowMs);
    }
  }

  settle(costUsd: string): void {
    const cents = Number(costUsd) * 100;
    if (cents > 0) {
      this.#buckets.take(this.#key, this.told.policy, cents, Date.now());
    }
  }
}

/** A budget that blocks. */
export class BudgetLimit implements AskedLimit {
  readonly status = "budget_rate_limited";
  readonly countsCost = true;
  readonly told = undefined;
  readonly retryAfterS: number;
  readonly #live: LiveBudget;
  readonly #value: string;
  readonly #name: string;

  constructor(live: LiveBudget, value: string, name: string, nowMs: number) {
    this.#live = live;
    this.#value = value;
    this.#name = name;
    const untilMs = live.blockedUntilMs(value, nowMs);
    this.retryAfterS = untilMs === undefined ? 0 : Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
  }

  get message(): string {
    return describeBudgetRefusal(this.#live.budget, this.#value, this.#name);
  }

  enter(): void {}

  settle(costUsd: string, createdAtMs: number): void {
    this.#live.add(this.#value, costUsd, createdAtMs);
  }
}
