import { countPropertyUses, type PropertyUse } from "@/lib/queries/count-property-uses";
import { listPropertyKeys } from "@/lib/queries/list-property-keys";
import { listPropertyKeyMarks } from "@/lib/queries/property-key-marks";

const dayMs = 24 * 60 * 60_000;
const defaultDays = 7;
/** One column of the answer each; many keys are counted in several statements. */
const keysPerStatement = 50;

/**
 * The property keys of an organization as the API lists them, the most used first. Requests are counted within the
 * time range, by default the last seven days. Hidden keys are left out, and so are those that an edit took off every
 * request.
 */
export async function listProperties(
  organizationId: string,
  timeRange: { from?: string; to?: string } = {},
  nowMs = Date.now(),
): Promise<{ property: string; key: string; requests: number; last_seen: string | null }[]> {
  const toMs = timeRange.to === undefined ? nowMs + dayMs : Date.parse(timeRange.to);
  const fromMs = timeRange.from === undefined ? nowMs - defaultDays * dayMs : Date.parse(timeRange.from);
  const [known, marks] = await Promise.all([
    listPropertyKeys(organizationId),
    listPropertyKeyMarks(organizationId),
  ]);
  const keys = known.filter(({ key }) => !marks.hidden.has(key));
  const uses: PropertyUse[] = [];
  for (let start = 0; start < keys.length; start += keysPerStatement) {
    const some = keys.slice(start, start + keysPerStatement).map(({ key }) => key);
    uses.push(...(await countPropertyUses(organizationId, some, { fromMs, toMs })));
  }
  const listed = keys.map(({ key, spelling }, index) => {
    const { requests = 0, lastSeenMs = null } = uses[index] ?? {};
    const lastSeen = lastSeenMs === null ? null : new Date(lastSeenMs).toISOString();
    return { property: spelling, key, requests, last_seen: lastSeen };
  });
  const shown = listed.filter(({ key, requests }) => requests > 0 || !marks.retired.has(key));
  return shown.sort((a, b) => b.requests - a.requests);
}
