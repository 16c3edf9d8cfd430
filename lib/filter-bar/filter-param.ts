import { emptyFilter, type Filter, normalize, parseUrl, printUrl } from "@/lib/filters";

/**
 * The filter as the URL holds it: what can be read of it, and the pieces that cannot. Such a piece is never
 * dropped: it stays in the link and on the screen, with the reason why it is not applied, until a reader removes it.
 */
export interface FilterParam {
  filter: Filter;
  unread: readonly UnreadPiece[];
}

export interface UnreadPiece {
  /** As it stands in the link. */
  text: string;
  /** The sentence why it is not applied. */
  reason: string;
}

export const emptyFilterParam: FilterParam = { filter: emptyFilter, unread: [] };

const version = "v1,";

/** Reads the URL's `f`. What stands in the list is read piece by piece, so that one bad piece spoils no other. */
export function parseFilterParam(text: string): FilterParam {
  if (text === "") return emptyFilterParam;
  const whole = parseUrl(text);
  if (whole.ok) return { filter: whole.filter, unread: [] };
  // A link whose version is missing is read all the same: what it means shows, and so does what it does not.
  const list = text.startsWith(version) ? text.slice(version.length) : text;
  const children: Filter[] = [];
  const unread: UnreadPiece[] = [];
  for (const piece of splitPieces(list)) {
    const read = parseUrl(version + piece);
    if (read.ok) children.push(read.filter);
    else unread.push(unreadPiece(piece, read));
  }
  // Every piece alone is in order, so the fault lies in all of them together: the filter is too large.
  if (unread.length === 0) return { filter: emptyFilter, unread: [unreadPiece(list, whole)] };
  return { filter: normalize({ type: "and", children }), unread };
}

/** Writes the URL's `f`; `parseFilterParam` reads it back. */
export function printFilterParam({ filter, unread }: FilterParam): string {
  const printed = printUrl(filter);
  if (unread.length === 0) return printed;
  const pieces = unread.map(({ text }) => text);
  return [printed === "" ? "v1" : printed, ...pieces].join(",");
}

/** The same without one of its unread pieces. */
export function withoutUnread(param: FilterParam, piece: UnreadPiece): FilterParam {
  return { ...param, unread: param.unread.filter((other) => other !== piece) };
}

function unreadPiece(text: string, result: Exclude<ReturnType<typeof parseUrl>, { ok: true }>): UnreadPiece {
  return { text, reason: result.issues.map(({ message }) => message).join(" ") };
}

/** The items of the list: commas within parentheses and escaped signs do not divide. */
function splitPieces(list: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < list.length; at++) {
    const sign = list[at];
    if (sign === "~") at++;
    else if (sign === "(") depth++;
    else if (sign === ")") depth = Math.max(0, depth - 1);
    else if (sign === "," && depth === 0) {
      pieces.push(list.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(list.slice(from));
  return pieces;
}
