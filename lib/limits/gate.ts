import type { Call } from "@/lib/call";
import type { Admission, CallGate } from "@/lib/gateway/deps";
import { log } from "@/lib/log";
import { type AskedLimit, BucketLimit, BudgetLimit } from "./asked-limit";
import type { Buckets } from "./buckets";
import { CallSubject } from "./call-subject";
import type { LimitBook, OrganizationLimits } from "./limit-book";
import { describeSegment, limitHeaders } from "./limit-headers";
import { asHeader, type LivePolicy, livePolicy, parsePolicy, printPolicy } from "./policy";

/** Policies come from callers, so what is remembered of them is bounded. */
const policiesMax = 1_000;

/**
 * Lets calls on as long as every limit they are under does: the policy they carry, the stored rules and the budgets that
 * block. Fails open: what cannot be understood limits nothing, and is told in the answer's headers.
 */
export class Gate implements CallGate {
  readonly #book: LimitBook;
  readonly #buckets: Buckets;
  readonly #policies = new Map<string, LivePolicy | string>();

  constructor(book: LimitBook, buckets: Buckets) {
    this.#book = book;
    this.#buckets = buckets;
  }

  admit(call: Call, body: Buffer | undefined, policy: string | undefined): Admission | undefined {
    const stored = this.#book.of(call.organizationId);
    if (stored === undefined && policy === undefined) {
      return undefined;
    }
    try {
      return this.#admit(call, new CallSubject(call, body, stored?.propertyRules), stored, policy);
    } catch (error) {
      log().error({ err: error, requestId: call.requestId }, "Limits failed and let a call on");
      return undefined;
    }
  }

  #admit(
    call: Call,
    subject: CallSubject,
    stored: OrganizationLimits | undefined,
    policyText: string | undefined,
  ): Admission | undefined {
    const nowMs = Date.now();
    const limits: AskedLimit[] = [];
    const headers: string[] = [];
    if (policyText !== undefined) {
      const asked = this.#policy(policyText, call.organizationId, subject, nowMs);
      if (typeof asked === "string") {
        headers.push("Helicone-RateLimit-Warning", asHeader(asked));
      } else {
        limits.push(asked);
      }
    }
    for (const rule of stored?.rules ?? []) {
      const value = rule.matches(subject) ? subject.valueOf(rule.policy.segment) : undefined;
      if (value !== undefined) {
        limits.push(new BucketLimit(this.#buckets, rule.policy, value, rule.name, nowMs));
      }
    }
    for (const { name, live } of stored?.budgets ?? []) {
      const value = live.matches(subject) ? live.valueOf(subject) : undefined;
      if (value !== undefined) {
        limits.push(new BudgetLimit(live, value, name, nowMs));
      }
    }
    if (limits.length === 0) {
      return headers.length === 0 ? undefined : { headers };
    }
    return this.#decide(call, limits, headers, nowMs);
  }

  /** All of them are asked before any is drawn from, so that a call that is turned away costs nothing. */
  #decide(call: Call, limits: readonly AskedLimit[], headers: string[], nowMs: number): Admission {
    const refusals = limits.filter(({ retryAfterS }) => retryAfterS > 0);
    const refusing = refusals.toSorted((a, b) => b.retryAfterS - a.retryAfterS)[0];
    if (refusing) {
      const { message, retryAfterS, status } = refusing;
      headers.push(...limitHeaders(refusals));
      return { headers, refusal: { message, retryAfterS, status } };
    }
    for (const limit of limits) limit.enter(nowMs);
    headers.push(...limitHeaders(limits));
    const priced = limits.filter(({ countsCost }) => countsCost);
    if (priced.length === 0) {
      return { headers };
    }
    return {
      headers,
      settle: (costUsd) => {
        if (costUsd !== null) {
          for (const limit of priced) limit.settle(costUsd, call.createdAtMs);
        }
      },
    };
  }

  /** The limit a caller asks for, or a sentence on why there is none. */
  #policy(text: string, organizationId: string, subject: CallSubject, nowMs: number): BucketLimit | string {
    const policy = this.#parsed(text, organizationId);
    if (typeof policy === "string") {
      return `Helicone-RateLimit-Policy was not applied: ${policy}.`;
    }
    const value = subject.valueOf(policy.segment);
    if (value === undefined) {
      return `Helicone-RateLimit-Policy was not applied: the call has no ${describeSegment(policy.segment)}.`;
    }
    return new BucketLimit(this.#buckets, policy, value, undefined, nowMs);
  }

  /** The policy, or what is wrong with it. */
  #parsed(text: string, organizationId: string): LivePolicy | string {
    const key = `${organizationId}\n${text}`;
    let known = this.#policies.get(key);
    if (known === undefined) {
      const parsed = parsePolicy(text);
      known = parsed.ok
        ? // Two policies never share a bucket: half of one would be all of the other.
          livePolicy(parsed.policy, `header\n${organizationId}\n${printPolicy(parsed.policy)}\n`)
        : parsed.message;
      if (this.#policies.size >= policiesMax) {
        this.#policies.clear();
      }
      this.#policies.set(key, known);
    }
    return known;
  }
}
