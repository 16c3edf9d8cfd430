import type { PropertyMeasure } from "@/lib/queries/measure-property-keys";
import { lookAlikes } from "./look-alikes";
import { hasStopped } from "./stopped";

export const warningKinds = ["high_cardinality", "look_alike", "stopped"] as const;

/** Something about a key that its owner may want to put right. */
export interface KeyWarning {
  kind: (typeof warningKinds)[number];
  /** A sentence for people. */
  message: string;
  /** The stored key it looks like, for `look_alike`. */
  other: string | null;
}

/** A key as it is judged. */
export interface JudgedKey {
  key: string;
  spelling: string;
  measure: PropertyMeasure;
}

/** Fewer requests say nothing about how values repeat. */
const highCardinality = { requestsMin: 100, share: 0.9 };

/** The warnings for each key, computed from what its requests hold. Keys without requests get none. */
export function keyWarnings(
  keys: readonly JudgedKey[],
  { spellMs, trafficLastMs }: { spellMs: number; trafficLastMs: number | null },
): Map<string, KeyWarning[]> {
  const inUse = keys.filter(({ measure }) => measure.requests > 0);
  const byKey = new Map<string, KeyWarning[]>(keys.map(({ key }) => [key, []]));
  for (const { key, measure } of inUse) {
    const { requests, values, seenInMs } = measure;
    if (requests >= highCardinality.requestsMin && values >= highCardinality.share * requests) {
      const message = `About ${values} different values on ${requests} requests: nearly every request has its own. Such a key does not group requests.`;
      byKey.get(key)?.push({ kind: "high_cardinality", message, other: null });
    }
    if (trafficLastMs !== null && hasStopped(seenInMs, spellMs, trafficLastMs)) {
      const message =
        "Requests go on arriving, but none with this key for more than twice as long as it ever stayed away.";
      byKey.get(key)?.push({ kind: "stopped", message, other: null });
    }
  }
  for (const [a, b] of similar(inUse)) {
    byKey.get(a.key)?.push(looksLike(b));
    byKey.get(b.key)?.push(looksLike(a));
  }
  return byKey;
}

function similar(keys: readonly JudgedKey[]): [JudgedKey, JudgedKey][] {
  const bySpelling = new Map(keys.map((key) => [key.spelling, key]));
  return lookAlikes([...bySpelling.keys()]).flatMap(([a, b]) => {
    const [one, other] = [bySpelling.get(a), bySpelling.get(b)];
    return one && other ? [[one, other] as [JudgedKey, JudgedKey]] : [];
  });
}

function looksLike({ key, spelling }: JudgedKey): KeyWarning {
  return {
    kind: "look_alike",
    message: `Looks like "${spelling}": if both mean the same, merge one into the other.`,
    other: key,
  };
}
