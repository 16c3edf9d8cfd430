import { createHash } from "node:crypto";
import type { Filter } from "@/lib/filters/tree";
import { parseWire } from "@/lib/filters/wire/parse";
import type { WebhookConfig } from "./webhook";

/**
 * The one filter that says which requests a webhook is for.
 *
 * @returns null when the stored filter cannot be read by this version of Facet.
 */
export function filterOf({ propertyFilters, filter }: WebhookConfig): Filter | null {
  const parsed = parseWire(filter ?? "all");
  if (!parsed.ok) return null;
  const properties = propertyFilters.map(
    ({ key, value }): Filter => ({ type: "condition", field: { property: key }, operator: "equals", value }),
  );
  return properties.length === 0 ? parsed.filter : { type: "and", children: [...properties, parsed.filter] };
}

/**
 * Whether a request is in the sample. It follows from its id: asked again, and for every webhook of that rate, the
 * answer is the same, and a request in a sample is in every larger one.
 */
export function isSampled(requestId: string, sampleRate: number): boolean {
  const digest = createHash("sha256").update(requestId.toLowerCase()).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100 < sampleRate;
}
