import { formatCount } from "@/lib/format/format";
import type { StatusTone } from "@/lib/format/status";
import type { Edit } from "./edit-schema";

/** The way people spell a stored key. */
export type Spell = (key: string) => string;

/** The same, for keys that nobody may know yet: as they were just typed. */
export function spelledAs(typed: readonly string[], spell: Spell): Spell {
  return (key) => typed.find((each) => each.toLowerCase() === key) ?? spell(key);
}

/** What an edit does, as a person would say it: `Set Tier to “gold”, remove env`. */
export function changeSentence(edit: Edit, spell: Spell, undone?: Edit): string {
  const { set, remove, move } = edit.change;
  if (edit.kind === "undo") {
    return undone ? `Undo: ${lowerFirst(changeSentence(undone, spell))}` : "Undo an edit";
  }
  if (move) {
    return edit.kind === "merge"
      ? `Merge ${spell(move.from)} into ${spell(move.to)}`
      : `Rename ${spell(move.from)} to ${spell(move.to)}`;
  }
  if (edit.kind === "delete") return `Delete ${remove.map(spell).join(", ")}`;
  const parts = [
    ...Object.entries(set).map(([key, value]) => `set ${spell(key)} to ${quoted(value)}`),
    ...(remove.length > 0 ? [`remove ${remove.map(spell).join(", ")}`] : []),
  ];
  return upperFirst(parts.join("; "));
}

/** Whether an edit has come to its end, whatever that was. */
export function hasEnded({ state }: Pick<Edit, "state">): boolean {
  return state === "done" || state === "cancelled" || state === "failed";
}

/** The state of an edit as a badge shows it; an edit that was taken back says so. */
export function stateBadge(edit: Edit): { label: string; tone: StatusTone } {
  if (edit.undone_by !== null && hasEnded(edit)) return { label: "Undone", tone: "neutral" };
  return badges[edit.state];
}

const badges: Readonly<Record<Edit["state"], { label: string; tone: StatusTone }>> = {
  queued: { label: "Waiting", tone: "neutral" },
  running: { label: "Running", tone: "warning" },
  cancelling: { label: "Stopping", tone: "warning" },
  done: { label: "Done", tone: "success" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  failed: { label: "Failed", tone: "danger" },
};

/** What an edit has come to so far, with the requests it left as they were and why. */
export function outcomeSentence(edit: Edit): string {
  const { state, changed, requests, left } = edit;
  switch (state) {
    case "queued":
      return `Waiting to change ${requestsText(requests)}`;
    case "running":
      return `${formatCount(changed)} of ${requestsText(requests)} changed`;
    case "cancelling":
      return `Stopping after ${requestsText(changed)}`;
    case "failed":
      return `Failed after ${requestsText(changed)}; ${requestsText(Math.max(left, 0))} left as they were`;
    case "cancelled":
      return `Cancelled after ${requestsText(changed)}; ${requestsText(Math.max(left, 0))} left as they were`;
    case "done":
      return left > 0
        ? `${requestsText(changed)} changed; ${formatCount(left)} left as ${left === 1 ? "it was" : "they were"}, edited since`
        : `${requestsText(changed)} changed`;
  }
}

/** What a screen reader is told while an edit runs: in quarters, since every single step would be noise. */
export function spokenProgress(edit: Edit): string {
  if (hasEnded(edit)) return `${stateBadge(edit).label}: ${outcomeSentence(edit)}.`;
  const percent = Math.floor(edit.progress * 4) * 25;
  return percent > 0 ? `${percent} percent done.` : "The edit is under way.";
}

/** `1 request`, `1,204 requests`. */
export function requestsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "request" : "requests"}`;
}

function quoted(value: string): string {
  return value === "" ? "an empty value" : `“${value.length > 80 ? `${value.slice(0, 80)}…` : value}”`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
