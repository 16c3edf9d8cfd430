import { z } from "zod";
import type { Database } from "@/lib/clickhouse/database";
import { storedPropertyKey } from "@/lib/fields/property-path";
import { engineJson, timestamp } from "./rows";

/** Remembered at most; with more than that some spellings are written again, which changes nothing. */
const rememberedMax = 100_000;

export interface SeenKeys {
  organizationId: string;
  spellings: readonly string[];
  seenAtMs: number;
}

/** Keeps the table of the spellings people sent: each is written when it is seen for the first time. */
export class PropertyKeys {
  readonly #database: Database;
  #known: Spellings | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  async register(seen: readonly SeenKeys[]): Promise<void> {
    this.#known ??= await this.#load();
    const fresh = new Spellings();
    const lines: string[] = [];
    for (const { organizationId, spellings, seenAtMs } of seen) {
      for (const spelling of spellings) {
        if (!this.#known.has(organizationId, spelling) && fresh.add(organizationId, spelling)) {
          lines.push(keyLine(organizationId, spelling, seenAtMs));
        }
      }
    }
    if (lines.length === 0) {
      return;
    }
    await this.#database.insert("property_keys", lines.join("\n"), "recorder.property_keys");
    this.#known = this.#known.size + fresh.size > rememberedMax ? fresh : this.#known.with(fresh);
  }

  async #load(): Promise<Spellings> {
    const rows = await this.#database.query(
      {
        sql: `SELECT DISTINCT organization_id AS organizationId, spelling
          FROM property_keys
          LIMIT ${rememberedMax}`,
        tag: "recorder.known_keys",
      },
      z.object({ organizationId: z.string(), spelling: z.string() }),
    );
    const known = new Spellings();
    for (const { organizationId, spelling } of rows) {
      known.add(organizationId, spelling);
    }
    return known;
  }
}

/** A set of spellings by organization. */
class Spellings {
  readonly #byOrganization = new Map<string, Set<string>>();
  size = 0;

  has(organizationId: string, spelling: string): boolean {
    return this.#byOrganization.get(organizationId)?.has(spelling) ?? false;
  }

  /** @returns whether it was new. */
  add(organizationId: string, spelling: string): boolean {
    if (this.has(organizationId, spelling)) {
      return false;
    }
    const spellings = this.#byOrganization.get(organizationId) ?? new Set();
    this.#byOrganization.set(organizationId, spellings.add(spelling));
    this.size += 1;
    return true;
  }

  /** This set, with what the other one holds. */
  with(other: Spellings): this {
    for (const [organizationId, spellings] of other.#byOrganization) {
      for (const spelling of spellings) {
        this.add(organizationId, spelling);
      }
    }
    return this;
  }
}

function keyLine(organizationId: string, spelling: string, seenAtMs: number): string {
  return engineJson({
    organization_id: organizationId,
    key: storedPropertyKey(spelling),
    spelling,
    seen_at: timestamp(seenAtMs),
  });
}
