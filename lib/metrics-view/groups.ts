import { formatCount } from "@/lib/format/format";
import type { GroupKeyAnswer } from "./answer";

/** One text per value of a key, the others and none told apart from values that are called so. */
export function placeId({ value, is_other, is_missing }: GroupKeyAnswer): string {
  if (is_other) return "other";
  return is_missing || value === null ? "missing" : `=${value}`;
}

/**
 * What people call a value of a key.
 *
 * @param others how many values the others are, where the key is one of them.
 */
export function placeLabel({ value, label, is_other, is_missing }: GroupKeyAnswer, others: number): string {
  if (is_other) return `Other (${formatCount(others)})`;
  if (is_missing || value === null) return "not set";
  return label ?? (value === "" ? "empty" : value);
}

/** How many values of a key do not stand alone. */
export function othersOf(values: number, keys: readonly GroupKeyAnswer[]): number {
  const named = new Set(keys.flatMap((key) => (key.is_other || key.value === null ? [] : [key.value])));
  return Math.max(0, values - named.size);
}
