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
  #known: Set<string> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  async register(seen: readonly SeenKeys[]): Promise<void> {
    const known = await this.#load();
    const fresh = new Map<string, string>();
    for (const { organizationId, spellings, seenAtMs } of seen) {
      for (const spelling of spellings) {
        const id = idOf(organizationId, spelling);
        if (!known.has(id) && !fresh.has(id)) {
          fresh.set(id, keyLine(organizationId, spelling, seenAtMs));
        }
      }
    }
    if (fresh.size === 0) {
      return;
    }
    await this.#database.insert("property_keys", [...fresh.values()].join("\n"), "recorder.property_keys");
    if (known.size + fresh.size > rememberedMax) {
      known.clear();
    }
    for (const id of fresh.keys()) {
      known.add(id);
    }
  }

  async #load(): Promise<Set<string>> {
    if (!this.#known) {
      const rows = await this.#database.query(
        {
          sql: `SELECT DISTINCT organization_id AS organizationId, spelling
            FROM property_keys
            LIMIT ${rememberedMax}`,
          tag: "recorder.known_keys",
        },
        z.object({ organizationId: z.string(), spelling: z.string() }),
      );
      this.#known = new Set(rows.map((row) => idOf(row.organizationId, row.spelling)));
    }
    return this.#known;
  }
}

function idOf(organizationId: string, spelling: string): string {
  return `${organizationId}/${spelling}`;
}

function keyLine(organizationId: string, spelling: string, seenAtMs: number): string {
  return engineJson({
    organization_id: organizationId,
    key: storedPropertyKey(spelling),
    spelling,
    seen_at: timestamp(seenAtMs),
  });
}
