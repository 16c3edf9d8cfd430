import { listPropertySpellings } from "@/lib/queries/list-property-spellings";
import { insertPropertySpellings } from "@/lib/queries/property-spellings";
import { processSingleton } from "@/lib/registry";

/** Another process may change a spelling; this one then shows the old one for this long at most. */
const keptMs = 30_000;
const keptMax = 20_000;

interface Kept {
  spelling: string;
  untilMs: number;
}

/**
 * How people spell stored keys, remembered: every list and chart asks for the same few, and a statement costs the engine
 * more than all else that many of them need. Keys nobody sent yet are not remembered.
 */
export class SpellingBook {
  readonly #kept = new Map<string, Kept>();
  /** Grows with every change, so that what was read before one is not remembered after it. */
  #version = 0;

  /** The spellings of stored (lower-case) keys. A key nobody sent yet is left out. */
  async spellingsOf(organizationId: string, keys: readonly string[]): Promise<Map<string, string>> {
    const nowMs = Date.now();
    const found = new Map<string, string>();
    const unknown: string[] = [];
    for (const key of keys) {
      const kept = this.#kept.get(nameOf(organizationId, key));
      if (kept && kept.untilMs > nowMs) found.set(key, kept.spelling);
      else unknown.push(key);
    }
    const version = this.#version;
    for (const [key, spelling] of await listPropertySpellings(organizationId, unknown)) {
      found.set(key, spelling);
      if (version === this.#version) this.#keep(nameOf(organizationId, key), spelling, nowMs + keptMs);
    }
    return found;
  }

  /** Adds spellings of keys. Of those of one key the earliest is shown. */
  async add(organizationId: string, spellings: readonly string[], seenAtMs: number): Promise<void> {
    await insertPropertySpellings(organizationId, spellings, seenAtMs);
    this.#version += 1;
    this.#kept.clear();
  }

  #keep(name: string, spelling: string, untilMs: number): void {
    if (this.#kept.size >= keptMax) this.#kept.clear();
    this.#kept.set(name, { spelling, untilMs });
  }
}

/** What this process knows of spellings. */
export function spellingBook(): SpellingBook {
  return processSingleton("property-spellings", () => new SpellingBook());
}

function nameOf(organizationId: string, key: string): string {
  return `${organizationId}/${key}`;
}
