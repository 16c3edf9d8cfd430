import { countPropertyUses } from "@/lib/queries/count-property-uses";
import { listPropertyKeys } from "@/lib/queries/list-property-keys";
import { measurePropertyKeys, type PropertyMeasure } from "@/lib/queries/measure-property-keys";
import { listPropertyKeyMarks } from "@/lib/queries/property-key-marks";
import { type KeyWarning, keyWarnings } from "./warnings";

/** A key with everything the page of properties tells of it. */
export interface ListedKey {
  key: string;
  spelling: string;
  isHidden: boolean;
  measure: PropertyMeasure;
  /** When it was first sent at all, and when it was last seen, also outside the time range. */
  firstSeenMs: number;
  lastSeenMs: number | null;
  warnings: KeyWarning[];
}

const hourMs = 60 * 60_000;
/** Spells in which a key is seen or not are as long as to make about this many of a time range. */
const spellsWanted = 720;
/** Several columns of the answer each, so many keys are measured in several statements. */
const keysPerStatement = 25;

/**
 * The keys of an organization, hidden ones too, the most used first, measured within a time range. A key that an edit
 * took off every request is left out until requests have it again.
 */
export async function listKeys(
  organizationId: string,
  range: { fromMs: number; toMs: number },
): Promise<{ requests: number; keys: ListedKey[] }> {
  const [known, marks] = await Promise.all([
    listPropertyKeys(organizationId),
    listPropertyKeyMarks(organizationId),
  ]);
  const names = known.map(({ key }) => key);
  const spellMs = Math.max(hourMs, Math.ceil((range.toMs - range.fromMs) / spellsWanted));
  const measured = await measureAll(organizationId, names, range, spellMs);
  const earlier = await lastSeenBefore(organizationId, names, measured.keys, range.fromMs);
  const judged = known.flatMap((entry, index) => {
    const measure = measured.keys[index];
    return measure ? [{ ...entry, measure }] : [];
  });
  const warnings = keyWarnings(judged, { spellMs, trafficLastMs: measured.lastMs });
  const keys = judged
    .filter(({ key, measure }) => measure.requests > 0 || !marks.retired.has(key))
    .map(({ key, spelling, firstSeenMs, measure }) => ({
      key,
      spelling,
      isHidden: marks.hidden.has(key),
      measure,
      firstSeenMs: Math.min(firstSeenMs, measure.firstMs ?? firstSeenMs),
      lastSeenMs: measure.lastMs ?? earlier.get(key) ?? null,
      warnings: warnings.get(key) ?? [],
    }));
  return { requests: measured.requests, keys: keys.sort((a, b) => b.measure.requests - a.measure.requests) };
}

async function measureAll(
  organizationId: string,
  keys: readonly string[],
  range: { fromMs: number; toMs: number },
  spellMs: number,
) {
  const first = await measurePropertyKeys(organizationId, keys.slice(0, keysPerStatement), range, spellMs);
  for (let start = keysPerStatement; start < keys.length; start += keysPerStatement) {
    const some = keys.slice(start, start + keysPerStatement);
    first.keys.push(...(await measurePropertyKeys(organizationId, some, range, spellMs)).keys);
  }
  return first;
}

/** For keys the time range does not know: when they were last seen before it. */
async function lastSeenBefore(
  organizationId: string,
  keys: readonly string[],
  measures: readonly PropertyMeasure[],
  toMs: number,
): Promise<Map<string, number | null>> {
  const absent = keys.filter((_, index) => measures[index]?.requests === 0);
  const seen = new Map<string, number | null>();
  for (let start = 0; start < absent.length; start += 2 * keysPerStatement) {
    const some = absent.slice(start, start + 2 * keysPerStatement);
    const uses = await countPropertyUses(organizationId, some, { fromMs: Number.NEGATIVE_INFINITY, toMs });
    for (const [index, key] of some.entries()) seen.set(key, uses[index]?.lastSeenMs ?? null);
  }
  return seen;
}
