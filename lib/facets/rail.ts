import type { FieldRef } from "@/lib/fields/field-ref";
import { reservedPropertyKeys } from "@/lib/fields/fields";
import { listProperties } from "@/lib/requests/list-properties";

/** The built-in fields of the rail, in its order: what people narrow down by. */
const builtIn = [
  "status",
  "model",
  "provider",
  "user",
  "cost",
  "latency",
  "ttft",
  "total_tokens",
  "stop_reason",
  "stream",
] as const satisfies readonly FieldRef[];

const propertiesMax = 20;

/** The fields of the rail when none are named: built-in ones, then the properties on the most requests. */
export async function railFields(
  organizationId: string,
  timeRange: { from?: string; to?: string } | undefined,
): Promise<FieldRef[]> {
  const properties = await listProperties(organizationId, timeRange);
  const used = properties.filter(({ key, requests }) => requests > 0 && !reservedPropertyKeys.has(key));
  return [...builtIn, ...used.slice(0, propertiesMax).map(({ key }) => ({ property: key }))];
}
