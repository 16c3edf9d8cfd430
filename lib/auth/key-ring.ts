import { z } from "zod";
import { log } from "@/lib/log";
import {
  type ApiKey,
  apiKeyHint,
  apiKeySchema,
  environmentApiKeyId,
  hashApiKeyToken,
  isEnvironmentApiKey,
} from "./api-key";
import { readPrivateFile, writePrivateFile } from "./private-file";

export interface KeyRingOptions {
  /** FACET_API_KEY, when it is set, and the organization it belongs to. */
  environmentToken: string | undefined;
  organizationId: string;
  /** Where a copy of the list is kept, so that a start while the database is away still lets calls in. */
  copyPath: string;
  /** Every state of every key, from the database. */
  load: () => Promise<ApiKey[]>;
  save: (key: ApiKey) => Promise<void>;
}

const copySchema = z.array(apiKeySchema);

/** The keys in memory, so that a call through the gateway is let in without waiting for the database. */
export class KeyRing {
  readonly #options: KeyRingOptions;
  readonly #environmentKey: ApiKey | undefined;
  #keys: readonly ApiKey[] = [];
  #validByHash: ReadonlyMap<string, ApiKey> = new Map();
  /** The tokens that were found valid, so that only the first call with each is hashed. No more than there are keys. */
  readonly #validByToken = new Map<string, ApiKey>();
  /** Counts local changes: a list that was asked for before one must not replace it. */
  #changes = 0;
  #copyText: string | undefined;
  #failing = false;
  #refreshing: Promise<boolean> | undefined;

  constructor(options: KeyRingOptions) {
    this.#options = options;
    this.#environmentKey = environmentKey(options);
    this.#copyText = readPrivateFile(options.copyPath);
    this.#keep(parseCopy(this.#copyText));
  }

  /** Whether the list was ever read, be it from the copy. */
  get known(): boolean {
    return this.#copyText !== undefined;
  }

  /** The valid key with this token. */
  find(token: string): ApiKey | undefined {
    const known = this.#validByToken.get(token);
    if (known) {
      return known;
    }
    const key = this.#validByHash.get(hashApiKeyToken(token));
    if (key) {
      this.#validByToken.set(token, key);
    }
    return key;
  }

  list(organizationId: string): ApiKey[] {
    return this.#keys.filter((key) => key.organizationId === organizationId);
  }

  /** Stores a new state of a key; it holds in this process as soon as the database has it. */
  async put(key: ApiKey): Promise<void> {
    await this.#options.save(key);
    this.#changes += 1;
    this.#take([...this.#keys.filter((other) => other.id !== key.id), key]);
  }

  /**
   * Reads the list anew and brings the environment's key into it. A slow database is asked once, not again and again.
   *
   * @returns false when the database did not answer; the keys known so far stay.
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(): Promise<boolean> {
    const changes = this.#changes;
    try {
      const keys = await this.#options.load();
      if (changes === this.#changes) {
        this.#take(keys);
      }
      await this.#storeEnvironmentKey();
      this.#failing = false;
      return true;
    } catch (error) {
      if (!this.#failing) {
        log().warn({ err: error }, "API keys could not be read; the ones known so far stay valid");
      }
      this.#failing = true;
      return false;
    }
  }

  #take(keys: readonly ApiKey[]): void {
    this.#keep(keys);
    const text = JSON.stringify(keys);
    if (text === this.#copyText) {
      return;
    }
    this.#copyText = text;
    try {
      writePrivateFile(this.#options.copyPath, text);
    } catch (error) {
      // The database has the keys; only a start without the database would miss them.
      log().warn({ err: error }, "The copy of the API keys could not be written");
    }
  }

  #keep(keys: readonly ApiKey[]): void {
    this.#keys = keys;
    const valid = keys.filter((key) => key.revokedAtMs === null && !isEnvironmentApiKey(key));
    if (this.#environmentKey) {
      valid.push(this.#environmentKey);
    }
    this.#validByHash = new Map(valid.map((key) => [key.hash, key]));
    this.#validByToken.clear();
  }

  /** A key stays valid only while it stands in the environment, so rows of former ones are revoked. */
  async #storeEnvironmentKey(): Promise<void> {
    const current = this.#environmentKey;
    const now = Date.now();
    for (const key of this.#keys) {
      if (isEnvironmentApiKey(key) && key.id !== current?.id && key.revokedAtMs === null) {
        await this.put({ ...key, revokedAtMs: now, updatedAtMs: now });
      }
    }
    if (current && !this.#keys.some((key) => key.id === current.id && key.revokedAtMs === null)) {
      await this.put(current);
    }
  }
}

function environmentKey({ environmentToken, organizationId }: KeyRingOptions): ApiKey | undefined {
  if (environmentToken === undefined) {
    return undefined;
  }
  const hash = hashApiKeyToken(environmentToken);
  const now = Date.now();
  return {
    organizationId,
    id: environmentApiKeyId(hash),
    name: "FACET_API_KEY",
    hash,
    hint: apiKeyHint(environmentToken),
    permission: "rw",
    createdAtMs: now,
    revokedAtMs: null,
    updatedAtMs: now,
  };
}

function parseCopy(text: string | undefined): ApiKey[] {
  if (text === undefined) {
    return [];
  }
  try {
    return copySchema.parse(JSON.parse(text));
  } catch (error) {
    log().warn({ err: error }, "The copy of the API keys cannot be read and is ignored");
    return [];
  }
}
