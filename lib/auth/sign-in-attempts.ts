import { processSingleton } from "@/lib/registry";

const failuresMax = 5;
const windowMs = 60_000;

/**
 * Failed passwords of the last minute. One count for everybody: an address can be forged behind a proxy, and
 * a token from the console is not counted.
 */
export class SignInAttempts {
  #failedAtMs: number[] = [];

  /** Seconds until the next attempt is allowed; 0 when it is allowed now. */
  retryAfterSeconds(nowMs = Date.now()): number {
    this.#failedAtMs = this.#failedAtMs.filter((failedAtMs) => nowMs - failedAtMs < windowMs);
    const oldest = this.#failedAtMs.at(-failuresMax);
    return oldest === undefined ? 0 : Math.ceil((oldest + windowMs - nowMs) / 1_000);
  }

  recordFailure(nowMs = Date.now()): void {
    this.#failedAtMs.push(nowMs);
  }
}

export function signInAttempts(): SignInAttempts {
  return processSingleton("sign-in-attempts", () => new SignInAttempts());
}
