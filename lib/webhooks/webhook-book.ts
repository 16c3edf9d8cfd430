import { env } from "@/lib/env";
import { listStoredWebhooks } from "@/lib/queries/list-webhooks";
import { processSingleton } from "@/lib/registry";
import type { StoredWebhook } from "./webhook";

/** Another process on the same database may change a webhook; this is how long calls here can go on without it. */
const freshMs = 2_000;

type WebhooksById = ReadonlyMap<string, StoredWebhook>;

/** All webhooks in memory, as the recorder asks for them with every batch. */
class WebhookBook {
  #byId: WebhooksById = new Map();
  #readAtMs = Number.NEGATIVE_INFINITY;
  #changes = 0;

  async read(): Promise<WebhooksById> {
    // No one but this process changes a database of its own.
    const maxAgeMs = env().CLICKHOUSE_URL === undefined ? Number.MAX_VALUE : freshMs;
    const nowMs = performance.now();
    if (nowMs - this.#readAtMs > maxAgeMs) {
      const changes = this.#changes;
      const stored = (await listStoredWebhooks()).filter(({ isDeleted }) => !isDeleted);
      this.#byId = new Map(stored.map((webhook) => [webhook.id, webhook]));
      // A change that was made while this was read may not be in it.
      this.#readAtMs = changes === this.#changes ? nowMs : Number.NEGATIVE_INFINITY;
    }
    return this.#byId;
  }

  forget(): void {
    this.#changes += 1;
    this.#readAtMs = Number.NEGATIVE_INFINITY;
  }
}

function webhookBook(): WebhookBook {
  return processSingleton("webhooks", () => new WebhookBook());
}

/**
 * The webhooks of all organizations by id, at most two seconds old and with everything this process changed.
 *
 * @throws whatever keeps the database from answering.
 */
export function currentWebhooks(): Promise<WebhooksById> {
  return webhookBook().read();
}

/** Makes the next reader look at the database. */
export function forgetWebhooks(): void {
  webhookBook().forget();
}
