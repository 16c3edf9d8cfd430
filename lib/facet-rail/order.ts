/**
 * The order to show while a reader is at work in a list: what is there keeps its place, what is new follows, what is
 * gone leaves. So nothing moves under the cursor.
 */
export function keepOrder(shown: readonly string[], next: readonly string[]): string[] {
  const wanted = new Set(next);
  const kept = shown.filter((id) => wanted.has(id));
  const known = new Set(kept);
  return [...kept, ...next.filter((id) => !known.has(id))];
}

/** Pinned ones first, in the order they were pinned; the others as they came. */
export function pinnedFirst(ids: readonly string[], pinned: readonly string[]): string[] {
  const there = new Set(ids);
  const first = pinned.filter((id) => there.has(id));
  return [...first, ...ids.filter((id) => !first.includes(id))];
}
