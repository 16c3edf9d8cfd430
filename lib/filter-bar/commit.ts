import { type Filter, parseText, type TextIssue } from "@/lib/filters";
import { quoteText } from "@/lib/filters/text/cursor";
import { addPart } from "./edit";
import { fieldOfName, type KnownField } from "./known-field";

export type Commit = { ok: true; filter: Filter } | { ok: false; issue: TextIssue };

/** What Enter does with a draft: its conditions join those of the filter, or the first fault and its place. */
export function planCommit(filter: Filter, draft: string, known: readonly KnownField[]): Commit {
  const read = readDraft(draft, known);
  return read.ok ? { ok: true, filter: addPart(filter, read.filter) } : read;
}

/**
 * Reads a draft as the text language, and forgives what people leave out: `property.` before the key of a known
 * property, and the sign that closes what an operator's completion has opened.
 */
export function readDraft(draft: string, known: readonly KnownField[]): Commit {
  const closed = closeCall(draft.trim());
  let text = closed;
  // Each round names one more property; a text has no more names than characters.
  for (let round = 0; round <= closed.length; round++) {
    const read = parseText(text);
    if (read.ok) return read;
    const named = nameProperty(text, read.issue, known);
    if (named === undefined) return { ok: false, issue: shiftBack(read.issue, closed) };
    text = named;
  }
  return { ok: false, issue: { message: "This cannot be read.", from: 0, to: closed.length } };
}

/** The text with `property.` set before the name the fault stands at, when that is the key of a property. */
function nameProperty(text: string, issue: TextIssue, known: readonly KnownField[]): string | undefined {
  const [name] = /^[^\s()":]+/.exec(text.slice(issue.from)) ?? [];
  const rest = text.slice(issue.from + (name?.length ?? 0));
  if (name === undefined || name.startsWith("property.")) return undefined;
  const field = fieldOfName(name, known);
  if (typeof field !== "object" || !("property" in field)) return undefined;
  return `${text.slice(0, issue.from)}property.${quoteText(name)}${rest}`;
}

/** A fault that lies beyond the text the reader typed is shown at its end. */
function shiftBack(issue: TextIssue, typed: string): TextIssue {
  const to = Math.min(issue.to, typed.length);
  return { ...issue, from: Math.min(issue.from, Math.max(0, to - 1)), to };
}

function closeCall(text: string): string {
  const [, open, value] = /^(.*:[a-z-]+\()("?[^"()]*)$/s.exec(text) ?? [];
  if (open === undefined || value === undefined) return text;
  return value.startsWith('"') ? `${open}${value}")` : `${open}${quoteText(value)})`;
}
