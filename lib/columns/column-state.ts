import type { ColumnSpec } from "./columns";

/** Which columns are shown, in what order, and how many of the first are pinned. */
export interface ColumnState {
  /** Ids of all columns, shown or not, in their order. */
  order: readonly string[];
  hidden: ReadonlySet<string>;
  /** Pinned columns stand first in `order`. */
  pinned: readonly string[];
}

/** What a reader has not touched. */
export function defaultColumnState(columns: readonly ColumnSpec[]): ColumnState {
  return {
    order: columns.map((column) => column.id),
    hidden: new Set(columns.filter((column) => !column.visible).map((column) => column.id)),
    pinned: [],
  };
}

/**
 * The state the URL's `cols` describes: ids in order, `!` before a pinned one, `-` before a hidden one that would
 * be shown otherwise. Columns it does not name, such as a property seen since, follow with their default; names
 * that no longer exist are passed over.
 */
export function parseColumns(text: string | null, columns: readonly ColumnSpec[]): ColumnState {
  const fallback = defaultColumnState(columns);
  if (!text) {
    return fallback;
  }
  const known = new Set(fallback.order);
  const named = new Map<string, string>();
  for (const part of text.split(",")) {
    const mark = part.startsWith("!") || part.startsWith("-") ? part.slice(0, 1) : "";
    const id = decode(part.slice(mark.length));
    if (known.has(id) && !named.has(id)) {
      named.set(id, mark);
    }
  }
  const rest = fallback.order.filter((id) => !named.has(id));
  const hidden = new Set(rest.filter((id) => fallback.hidden.has(id)));
  for (const [id, mark] of named) {
    if (mark === "-") hidden.add(id);
  }
  const pinned = [...named].filter(([, mark]) => mark === "!").map(([id]) => id);
  const order = [...pinned, ...[...named.keys()].filter((id) => !pinned.includes(id)), ...rest];
  return { order, hidden, pinned };
}

/** The shortest `cols` that `parseColumns` reads back as this state; null when nothing differs from the default. */
export function printColumns(state: ColumnState, columns: readonly ColumnSpec[]): string | null {
  const fallback = defaultColumnState(columns);
  const isMentioned = (id: string) =>
    !state.hidden.has(id) || (state.hidden.has(id) && !fallback.hidden.has(id));
  const mark = (id: string) => (state.pinned.includes(id) ? "!" : state.hidden.has(id) ? "-" : "");
  const sameOrder = state.order.every((id, index) => fallback.order[index] === id);
  const sameHidden = fallback.order.every((id) => state.hidden.has(id) === fallback.hidden.has(id));
  if (sameOrder && sameHidden && state.pinned.length === 0) {
    return null;
  }
  return state.order
    .filter(isMentioned)
    .map((id) => mark(id) + encode(id))
    .join(",");
}

export function setHidden(state: ColumnState, id: string, isHidden: boolean): ColumnState {
  const hidden = new Set(state.hidden);
  if (isHidden) hidden.add(id);
  else hidden.delete(id);
  return {
    ...state,
    hidden,
    pinned: isHidden ? state.pinned.filter((pinned) => pinned !== id) : state.pinned,
  };
}

/** Pins a column behind those already pinned, or lets it go; a pinned column is always shown. */
export function setPinned(state: ColumnState, id: string, isPinned: boolean): ColumnState {
  const pinned = state.pinned.filter((other) => other !== id);
  if (isPinned) pinned.push(id);
  const hidden = new Set(state.hidden);
  if (isPinned) hidden.delete(id);
  return { order: [...pinned, ...state.order.filter((other) => !pinned.includes(other))], hidden, pinned };
}

/** Moves a column by one place among the shown ones; it stays on its side of the pinned columns. */
export function moveColumn(state: ColumnState, id: string, step: -1 | 1): ColumnState {
  const shown = state.order.filter((other) => !state.hidden.has(other));
  const neighbour = shown[shown.indexOf(id) + step];
  const isSameSide = state.pinned.includes(id) === state.pinned.includes(neighbour ?? "");
  if (neighbour === undefined || !shown.includes(id) || !isSameSide) {
    return state;
  }
  const order = state.order.filter((other) => other !== id);
  order.splice(order.indexOf(neighbour) + (step === 1 ? 1 : 0), 0, id);
  return { ...state, order, pinned: order.filter((other) => state.pinned.includes(other)) };
}

/** A key may hold any character: what has a meaning in `cols` is escaped, letters stay readable. */
function encode(id: string): string {
  return id
    .replaceAll("%", "%25")
    .replaceAll(",", "%2C")
    .replace(/^[!-]/, (mark) => (mark === "!" ? "%21" : "%2D"));
}

function decode(text: string): string {
  return text.replaceAll(/%(25|2C|21|2D)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
