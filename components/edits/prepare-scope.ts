import { type Filter, parseWire, printText } from "@/lib/filters";
import type { TimeRange } from "@/lib/time-range/time-range";
import type { Edit } from "./edit-schema";
import type { Spell } from "./prepare-edit";

/** Which requests an edit was about: in words, and where a filter says it, what a link to them needs. */
export interface EditScope {
  words: string;
  selection: { filter: Filter; range: TimeRange } | null;
}

export function editScope(edit: Edit, spell: Spell): EditScope {
  if (edit.kind === "undo") return { words: "Requests that still held what the edit wrote", selection: null };
  if (edit.filter === null || edit.filter === undefined) {
    const key = edit.change.move?.from ?? edit.change.remove[0];
    const words = key === undefined ? "Every request" : `Every request that had ${spell(key)}`;
    return { words, selection: null };
  }
  const parsed = parseWire(edit.filter, "filter");
  if (!parsed.ok) return { words: JSON.stringify(edit.filter), selection: null };
  const selection = splitRange(parsed.filter);
  const words = printText(selection.filter);
  return { words: words === "" ? "Every request" : words, selection };
}

/** The bounds of time apart from the rest of a filter: a time range reads better than two conditions on instants. */
function splitRange(filter: Filter): { filter: Filter; range: TimeRange } {
  const parts = filter.type === "and" ? filter.children : [filter];
  const fromMs = parts.flatMap((part) => boundMs(part, "gte"))[0];
  const toMs = parts.flatMap((part) => boundMs(part, "lt"))[0];
  // Without a beginning there is no range to name; the filter then says all of it.
  if (fromMs === undefined) return { filter, range: { kind: "all" } };
  const rest = parts.filter(
    (part) => !boundMs(part, "gte").includes(fromMs) && !boundMs(part, "lt").includes(toMs ?? Number.NaN),
  );
  return {
    filter: { type: "and", children: rest },
    range: { kind: "absolute", fromMs, toMs: toMs ?? null },
  };
}

function boundMs(part: Filter, operator: "gte" | "lt"): number[] {
  const isBound = part.type === "condition" && part.field === "created" && part.operator === operator;
  return isBound && "value" in part ? [Date.parse(part.value)] : [];
}
