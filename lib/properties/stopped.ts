/** A key must have been seen in so many spells of time before its silence says anything. */
const spellsMin = 8;
/** Silence counts when it is this many times the longest gap there ever was. */
const gapFactor = 2;

/**
 * Whether a key that used to come has stopped: since it was last seen, traffic has gone on for more than twice as long
 * as the key ever stayed away before.
 *
 * @param seenInMs beginnings of the spells of time in which it was seen, in order, each `spellMs` long.
 * @param trafficLastMs when the newest request of all arrived.
 */
export function hasStopped(seenInMs: readonly number[], spellMs: number, trafficLastMs: number): boolean {
  const last = seenInMs.at(-1);
  if (last === undefined || seenInMs.length < spellsMin) {
    return false;
  }
  const gaps = seenInMs.slice(1).map((at, index) => at - (seenInMs[index] ?? at));
  const longest = gaps.reduce((most, gap) => Math.max(most, gap), spellMs);
  return trafficLastMs - last > gapFactor * longest + spellMs;
}
