import type { PropertyRules } from "@/lib/properties/rules";
import { readBudget } from "./budget";
import { LiveBudget } from "./live-budget";
import { type Matcher, matcherOf } from "./matcher";
import { type LivePolicy, livePolicy } from "./policy";
import { readRule } from "./rate-rule";
import type { StoredLimit } from "./stored-limit";

/** A stored rule as the gateway asks it. */
export interface LiveRule {
  name: string;
  policy: LivePolicy;
  matches: Matcher;
}

/** A budget that blocks, as the gateway asks it. */
export interface NamedBudget {
  id: string;
  revision: string;
  name: string;
  live: LiveBudget;
}

/** What limits the calls of an organization. */
export interface OrganizationLimits {
  rules: readonly LiveRule[];
  budgets: readonly NamedBudget[];
  /** What becomes of property keys, so that a call is judged by the properties its record will have. */
  propertyRules: PropertyRules | undefined;
}

/** All limits in memory, so that no call waits for the database. */
export class LimitBook {
  #byOrganization: ReadonlyMap<string, OrganizationLimits> = new Map();

  /** The limits of an organization; undefined when it has none. */
  of(organizationId: string): OrganizationLimits | undefined {
    return this.#byOrganization.get(organizationId);
  }

  /** All budgets that block. */
  budgets(): { organizationId: string; live: LiveBudget }[] {
    return [...this.#byOrganization].flatMap(([organizationId, { budgets }]) =>
      budgets.map(({ live }) => ({ organizationId, live })),
    );
  }

  /** Takes the limits there are now. What an unchanged budget has counted goes on counting. */
  take(
    stored: readonly StoredLimit[],
    propertyRules: ReadonlyMap<string, PropertyRules>,
    nowMs = Date.now(),
  ): void {
    const before = new Map(
      [...this.#byOrganization.values()].flatMap(({ budgets }) =>
        budgets.map((budget) => [budget.revision, budget.live]),
      ),
    );
    const byOrganization = new Map<string, { rules: LiveRule[]; budgets: NamedBudget[] }>();
    for (const limit of stored) {
      const { organizationId, id, revision, name } = limit;
      const limits = byOrganization.get(organizationId) ?? { rules: [], budgets: [] };
      byOrganization.set(organizationId, limits);
      if (limit.kind === "rate") {
        const { policy, filter } = readRule(limit);
        const live = livePolicy(policy, `rule\n${id}\n${policy.unit}\n`);
        limits.rules.push({ name, policy: live, matches: matcherOf(filter) });
      } else {
        const budget = readBudget(limit);
        if (budget.isBlocking) {
          const live = before.get(revision) ?? new LiveBudget(budget, nowMs);
          limits.budgets.push({ id, revision, name, live });
        }
      }
    }
    this.#byOrganization = new Map(
      [...byOrganization].map(([organizationId, limits]) => [
        organizationId,
        { ...limits, propertyRules: propertyRules.get(organizationId) },
      ]),
    );
  }
}
