import { type Filter, parseWire, printText } from "@/lib/filters";
import type { Edit } from "./edit-schema";
import type { Spell } from "./prepare-edit";

/** Which requests an edit was about, in words; with the filter where there is one, so that it can be followed. */
export function editScope(edit: Edit, spell: Spell): { words: string; filter: Filter | null } {
  if (edit.kind === "undo") return { words: "Requests that still held what the edit wrote", filter: null };
  if (edit.filter === null || edit.filter === undefined) {
    const key = edit.change.move?.from ?? edit.change.remove[0];
    return {
      words: key === undefined ? "Every request" : `Every request that had ${spell(key)}`,
      filter: null,
    };
  }
  const parsed = parseWire(edit.filter, "filter");
  if (!parsed.ok) return { words: JSON.stringify(edit.filter), filter: null };
  const words = printText(parsed.filter);
  return { words: words === "" ? "Every request" : words, filter: parsed.filter };
}
