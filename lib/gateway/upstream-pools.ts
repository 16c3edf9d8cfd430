import { Pool } from "undici";
import { publicLookup } from "@/lib/private-address";
import { providerByHost } from "./providers";

/** Origins come from callers, so the number of pools that are kept is bounded. */
const poolsMax = 200;
/**
 * How long an idle connection is kept when the server does not say. Known vendors stand behind load balancers that
 * keep theirs for minutes; others may be a development server that closes after five seconds.
 */
const keepAliveMs = { vendor: 30_000, other: 4_000 } as const;

/** Connections to providers: one pool per origin, the least recently used one closed when there are too many. */
export class UpstreamPools {
  readonly #pools = new Map<string, Pool>();
  readonly #connectTimeoutMs: number;

  constructor(options: { connectTimeoutMs: number }) {
    this.#connectTimeoutMs = options.connectTimeoutMs;
  }

  /** @param isPublicOnly refuses connections to private addresses, also when a host name hides one. */
  get(origin: string, isPublicOnly: boolean): Pool {
    const key = isPublicOnly ? `public ${origin}` : origin;
    const existing = this.#pools.get(key);
    if (existing) {
      if (this.#pools.size > 1) {
        // The map's order is the order of last use.
        this.#pools.delete(key);
        this.#pools.set(key, existing);
      }
      return existing;
    }
    const pool = new Pool(origin, {
      keepAliveTimeout: providerByHost(new URL(origin).hostname) ? keepAliveMs.vendor : keepAliveMs.other,
      maxHeaderSize: 64 * 1024,
      connect: {
        timeout: this.#connectTimeoutMs,
        ...(isPublicOnly ? { lookup: publicLookup } : {}),
      },
    });
    this.#pools.set(key, pool);
    this.#evict();
    return pool;
  }

  /** Ends idle connections at once and the others as soon as their calls have. */
  async close(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  #evict(): void {
    for (const [key, pool] of this.#pools) {
      if (this.#pools.size <= poolsMax) {
        return;
      }
      this.#pools.delete(key);
      // Calls under way end first; nobody waits for it.
      void pool.close();
    }
  }
}
