import { nearest } from "@/lib/suggest";
import type { KnownField } from "./known-field";

const fieldsMax = 40;

/** The fields a typed text may mean: names and labels that begin with it before those that merely hold it. */
export function matchFields(typed: string, known: readonly KnownField[]): KnownField[] {
  const wanted = typed.toLowerCase();
  const ranked = known.flatMap((field) => {
    const rank = rankOf(field, wanted);
    return rank === undefined ? [] : [{ field, rank }];
  });
  // Sorting keeps the given order among equals: built-in fields first, then properties by their use.
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, fieldsMax)
    .map(({ field }) => field);
}

/** The field a mistyped name probably means. */
export function didYouMeanField(typed: string, known: readonly KnownField[]): KnownField | undefined {
  const names = new Map(known.flatMap((field) => namesOf(field).map((name) => [name, field])));
  const guess = nearest(typed.toLowerCase(), names.keys());
  return guess === undefined ? undefined : names.get(guess);
}

/** Whether a field's name or label begins with the text. */
export function beginsField(typed: string, known: readonly KnownField[]): boolean {
  const wanted = typed.toLowerCase();
  return known.some((field) => namesOf(field).some((name) => name.startsWith(wanted)));
}

function rankOf(field: KnownField, wanted: string): number | undefined {
  if (wanted === "") return 0;
  const names = namesOf(field);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.split(/[\s._-]+/).some((word) => word.startsWith(wanted)))) return 2;
  return names.some((name) => name.includes(wanted)) ? 3 : undefined;
}

function namesOf({ name, label }: KnownField): string[] {
  const lower = name.toLowerCase();
  return [lower.replace(/^(property|score)\./, ""), lower, label.toLowerCase()];
}
