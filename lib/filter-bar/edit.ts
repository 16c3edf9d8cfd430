import { sameField } from "@/lib/fields/field-ref";
import { findOperator, operatorsOf } from "@/lib/fields/operators";
import {
  type Condition,
  checkCondition,
  type Filter,
  negatedCondition,
  normalize,
  subjectOf,
} from "@/lib/filters";
import { conjunctsOf } from "@/lib/filters/without-field";

/** Where a part stands: the places of children from the root down; the child of `not` is its place 0. */
export type Path = readonly number[];

/** The part at a path, or undefined when nothing stands there. */
export function partAt(filter: Filter, path: Path): Filter | undefined {
  const [place, ...rest] = path;
  if (place === undefined) return filter;
  const child = childrenOf(filter)[place];
  return child && partAt(child, rest);
}

/** The filter with another part at a path, or with none there when `part` is null. Not yet in its normal form. */
export function replaceAt(filter: Filter, path: Path, part: Filter | null): Filter {
  const [place, ...rest] = path;
  if (place === undefined) return part ?? { type: "and", children: [] };
  if (filter.type === "not") return { type: "not", child: replaceAt(filter.child, rest, part) };
  if (filter.type !== "and" && filter.type !== "or") return filter;
  const children = filter.children.flatMap((child, index) => {
    if (index !== place) return [child];
    if (rest.length > 0) return [replaceAt(child, rest, part)];
    return part === null ? [] : [part];
  });
  return { type: filter.type, children };
}

/** The parts directly below a part. */
export function childrenOf(filter: Filter): readonly Filter[] {
  if (filter.type === "not") return [filter.child];
  return filter.type === "and" || filter.type === "or" ? filter.children : [];
}

/**
 * Adds what was typed or picked. A second value of a field that is asked to be one value makes "is any of";
 * what already stands there is not repeated.
 */
export function addPart(filter: Filter, part: Filter): Filter {
  const pieces = [...conjunctsOf(filter)];
  for (const piece of conjunctsOf(normalize(part))) {
    const place = pieces.findIndex((other) => joinConditions(other, piece) !== undefined);
    const joined = pieces[place] && joinConditions(pieces[place], piece);
    if (joined) pieces[place] = joined;
    else if (!pieces.some((other) => sameFilter(other, piece))) pieces.push(piece);
  }
  return normalize({ type: "and", children: pieces });
}

/** Two conditions on values of one field as one: equality to either, or inequality to both. */
function joinConditions(a: Filter, b: Filter): Condition | undefined {
  if (a.type !== "condition" || b.type !== "condition" || !sameField(a.field, b.field)) return undefined;
  const plural = pluralOf(a);
  if (plural === undefined || plural !== pluralOf(b)) return undefined;
  const values = [...new Set([...operandsOf(a), ...operandsOf(b)])];
  const checked = checkCondition(a.field, plural, values);
  return checked.ok ? checked.condition : undefined;
}

function pluralOf({ operator, field }: Condition): string | undefined {
  const { id, plural, operand } = findOperator(operator) ?? {};
  const many = operand === "many" ? id : plural;
  return many && operatorsOf(subjectOf(field).kind).includes(many) ? many : undefined;
}

/** What a condition compares with, as a list. */
export function operandsOf(condition: Condition): readonly string[] {
  if ("values" in condition) return condition.values;
  return "value" in condition ? [condition.value] : [];
}

/** Whether two filters are written alike in their normal form. */
export function sameFilter(a: Filter, b: Filter): boolean {
  return JSON.stringify(normalize(a)) === JSON.stringify(normalize(b));
}

/** The complement of the part at a path. */
export function negateAt(filter: Filter, path: Path): Filter {
  const part = partAt(filter, path);
  if (!part) return filter;
  return normalize(replaceAt(filter, path, negated(part)));
}

/** The complement of a part, by its operator where that has an opposite. */
export function negated(part: Filter): Filter {
  if (part.type === "not") return part.child;
  const negation = part.type === "condition" ? negatedCondition(part) : undefined;
  return negation ?? { type: "not", child: part };
}

/** Takes the part at a path away; groups that it leaves empty go with it. */
export function removeAt(filter: Filter, path: Path): Filter {
  return normalize(replaceAt(filter, path, null));
}

/** Takes the pieces of the bar at these places away. */
export function removePieces(filter: Filter, places: readonly number[]): Filter {
  const children = conjunctsOf(filter).filter((_, place) => !places.includes(place));
  return normalize({ type: "and", children });
}

/** Puts the complement of the piece of the bar at each of these places there. */
export function negatePieces(filter: Filter, places: readonly number[]): Filter {
  const children = conjunctsOf(filter).map((piece, place) =>
    places.includes(place) ? negated(piece) : piece,
  );
  return normalize({ type: "and", children });
}

/** Puts the pieces of the bar at these places into one group, at the place of the first of them. */
export function groupPieces(filter: Filter, places: readonly number[], type: "and" | "or"): Filter {
  const pieces = conjunctsOf(filter);
  const chosen = pieces.filter((_, place) => places.includes(place));
  if (chosen.length < 2) return filter;
  const first = Math.min(...places);
  const children = pieces.flatMap((piece, place) => {
    if (place === first) return [{ type, children: [...chosen] }];
    return places.includes(place) ? [] : [piece];
  });
  return normalize({ type: "and", children });
}

/** Turns "any of" into "all of" and back, at a path. */
export function toggleGroupAt(filter: Filter, path: Path): Filter {
  const part = partAt(filter, path);
  if (part?.type !== "and" && part?.type !== "or") return filter;
  const type = part.type === "and" ? "or" : "and";
  return normalize(replaceAt(filter, path, { type, children: part.children }));
}

/** How deep groups stand in one another. */
export function depthOf(filter: Filter): number {
  const below = childrenOf(filter).map(depthOf);
  return below.length === 0 ? 0 : Math.max(...below) + (filter.type === "not" ? 0 : 1);
}

/** The tree with one more part at the end of the group at a path. */
export function appendAt(filter: Filter, path: Path, part: Filter): Filter {
  const group = partAt(filter, path);
  if (group?.type !== "and" && group?.type !== "or") return filter;
  return replaceAt(filter, path, { type: group.type, children: [...group.children, part] });
}

/** The tree with the part at a path moved by one place among its neighbours. */
export function moveAt(filter: Filter, path: Path, step: -1 | 1): Filter {
  const parent = path.slice(0, -1);
  const place = path.at(-1);
  const group = partAt(filter, parent);
  if (place === undefined || (group?.type !== "and" && group?.type !== "or")) return filter;
  const children = [...group.children];
  const [moved] = children.splice(place, 1);
  if (!moved || place + step < 0 || place + step > children.length) return filter;
  children.splice(place + step, 0, moved);
  return replaceAt(filter, parent, { type: group.type, children });
}

/** The tree with the part at a path in a group of its own, of the other kind than the one it stands in. */
export function wrapAt(filter: Filter, path: Path): Filter {
  const part = partAt(filter, path);
  const group = partAt(filter, path.slice(0, -1));
  if (!part) return filter;
  return replaceAt(filter, path, { type: group?.type === "or" ? "and" : "or", children: [part] });
}

/** The tree with the parts of the group at a path in its place, when that place is in a group, too. */
export function unwrapAt(filter: Filter, path: Path): Filter {
  const group = partAt(filter, path);
  const parent = partAt(filter, path.slice(0, -1));
  const place = path.at(-1);
  if (place === undefined || (group?.type !== "and" && group?.type !== "or")) return filter;
  if (parent?.type !== "and" && parent?.type !== "or") return filter;
  const children = parent.children.toSpliced(place, 1, ...group.children);
  return replaceAt(filter, path.slice(0, -1), { type: parent.type, children });
}
