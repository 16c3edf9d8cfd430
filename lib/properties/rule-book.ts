import { insertPropertyRule } from "@/lib/queries/insert-property-rule";
import { listPropertyRules } from "@/lib/queries/list-property-rules";
import { processSingleton } from "@/lib/registry";
import type { PropertyRules } from "./rules";
import type { StandingRule } from "./standing-rule";

/** Another process on the same database may make a rule; this is how long calls here can go on without it. */
const freshMs = 2_000;

/** The standing rules of all organizations, as the recorder wants them: in memory, and read again every now and then. */
class RuleBook {
  #byOrganization: ReadonlyMap<string, PropertyRules> = new Map();
  #readAtMs = Number.NEGATIVE_INFINITY;
  #changes = 0;

  /**
   * The rules by organization, at most two seconds old and with everything this process changed.
   *
   * @throws whatever keeps the database from answering.
   */
  async read(): Promise<ReadonlyMap<string, PropertyRules>> {
    const nowMs = performance.now();
    const changes = this.#changes;
    if (nowMs - this.#readAtMs > freshMs) {
      const byOrganization = new Map<string, Map<string, StandingRule["rule"]>>();
      for (const { organizationId, key, rule } of await listPropertyRules()) {
        const rules = byOrganization.get(organizationId) ?? new Map<string, StandingRule["rule"]>();
        byOrganization.set(organizationId, rules.set(key, rule));
      }
      this.#byOrganization = byOrganization;
      // A rule that was made while this was read may not be in it.
      this.#readAtMs = changes === this.#changes ? nowMs : Number.NEGATIVE_INFINITY;
    }
    return this.#byOrganization;
  }

  /** Makes the next reader look at the database. */
  forget(): void {
    this.#changes += 1;
    this.#readAtMs = Number.NEGATIVE_INFINITY;
  }
}

function ruleBook(): RuleBook {
  return processSingleton("property-rules", () => new RuleBook());
}

/** The rules the recorder is to follow for the next batch, by organization. */
export function currentRules(): Promise<ReadonlyMap<string, PropertyRules>> {
  return ruleBook().read();
}

/** The standing rules of an organization, the newest first. */
export async function listStandingRules(organizationId: string): Promise<StandingRule[]> {
  return (await listPropertyRules()).filter((rule) => rule.organizationId === organizationId);
}

/** Makes a rule: calls recorded after this resolves are under it, in other processes within two seconds. */
export async function makeRule(rule: StandingRule): Promise<void> {
  await insertPropertyRule(rule, false);
  ruleBook().forget();
}

/** Ends a rule. What it changed stays as it is. */
export async function liftRule(rule: StandingRule): Promise<void> {
  await insertPropertyRule(rule, true);
  ruleBook().forget();
}
