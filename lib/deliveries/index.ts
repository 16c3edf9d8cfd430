import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { processSingleton } from "@/lib/registry";
import { DeliveryQueue } from "./queue";
import { deliverySenders } from "./senders";

/** The queue of this process. The first call takes up what an earlier process left undelivered. */
export function deliveryQueue(): DeliveryQueue {
  return processSingleton(
    "deliveries",
    () =>
      new DeliveryQueue({
        senders: deliverySenders(),
        retrySeconds: env().FACET_DELIVERY_RETRIES,
        isShared: env().CLICKHOUSE_URL !== undefined,
        logger: log(),
      }),
    (queue) => queue.close(),
  );
}
