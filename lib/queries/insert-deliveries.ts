import { createHash } from "node:crypto";
import { database } from "@/lib/clickhouse";
import type { Delivery } from "@/lib/deliveries/delivery";
import { nilUuid } from "./nil-uuid";
import { timeParameter } from "./time-parameter";

/** Adds deliveries, at least one. The same ones again, in the same order, are added once. */
export function insertDeliveries(deliveries: readonly Delivery[]): Promise<void> {
  const lines = deliveries.map((delivery) =>
    JSON.stringify({
      organization_id: delivery.organizationId,
      id: delivery.id,
      kind: delivery.kind,
      destination_id: delivery.destinationId,
      created_at: timeParameter(delivery.createdAtMs),
      subject: delivery.subject,
      replay_of: delivery.replayOf ?? nilUuid,
      payload: delivery.payload,
    }),
  );
  const token = createHash("sha1")
    .update(deliveries.map(({ id }) => id).join())
    .digest("hex");
  return database().insert("deliveries", lines.join("\n"), "deliveries.insert", token);
}
