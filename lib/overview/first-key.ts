import type { KnownField } from "@/lib/filter-bar/known-field";

/**
 * The key to begin with: the property that most requests have, since properties are why people come, unless it has
 * a value of its own on nearly every request; the model where there is none.
 */
export function firstKey(known: readonly KnownField[], nearUnique: readonly { field: string }[]): string {
  const left = new Set(nearUnique.map(({ field }) => field.toLowerCase()));
  const [most] = known
    .filter(({ name, requests }) => requests !== null && requests > 0 && !left.has(name.toLowerCase()))
    .toSorted((a, b) => (b.requests ?? 0) - (a.requests ?? 0));
  return most?.name ?? "model";
}
