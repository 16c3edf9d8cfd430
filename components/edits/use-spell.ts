"use client";

import { usePropertyKeys } from "@/components/requests/use-property-keys";
import type { RequestRow } from "@/lib/record";
import type { Spell } from "./prepare-edit";

const noRows: readonly RequestRow[] = [];

/** How people spell keys, for those that are known; all of them, the most used first. */
export function useSpell(): { spell: Spell; spellings: string[] } {
  const keys = usePropertyKeys(noRows);
  const byKey = new Map(keys.map(({ key, property }) => [key, property]));
  return { spell: (key) => byKey.get(key) ?? key, spellings: keys.map(({ property }) => property) };
}
