import { listPropertyKeys } from "@/lib/queries/list-property-keys";

const dayMs = 24 * 60 * 60_000;
const defaultDays = 30;

/** The property keys of an organization as the API lists them; requests are counted within the time range. */
export async function listProperties(
  organizationId: string,
  timeRange: { from?: string; to?: string } = {},
  nowMs = Date.now(),
): Promise<{ property: string; key: string; requests: number; last_seen: string | null }[]> {
  const toMs = timeRange.to === undefined ? nowMs + dayMs : Date.parse(timeRange.to);
  const fromMs = timeRange.from === undefined ? nowMs - defaultDays * dayMs : Date.parse(timeRange.from);
  const keys = await listPropertyKeys(organizationId, { fromMs, toMs });
  return keys.map(({ key, spelling, requests, lastSeenMs }) => ({
    property: spelling,
    key,
    requests,
    last_seen: lastSeenMs === null ? null : new Date(lastSeenMs).toISOString(),
  }));
}
