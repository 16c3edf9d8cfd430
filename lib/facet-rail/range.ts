import { type FieldRef, sameField } from "@/lib/fields/field-ref";
import { operandsOf } from "@/lib/filter-bar/edit";
import { type CheckedCondition, checkCondition, type Filter, normalize, subjectOf } from "@/lib/filters";
import { expandUnits } from "@/lib/filters/text/units";
import { conjunctsOf } from "@/lib/filters/without-field";

/** The bounds that the pieces of the bar set on a number; an open side is null. */
export interface Bounds {
  min: string | null;
  max: string | null;
}

/** The bounds that are set now, where at least and at most say them. */
export function boundsOf(filter: Filter, field: FieldRef): Bounds {
  const bounds: Bounds = { min: null, max: null };
  for (const piece of conjunctsOf(filter)) {
    const side = sideOf(piece, field);
    if (side && piece.type === "condition") bounds[side] = operandsOf(piece)[0] ?? null;
  }
  return bounds;
}

export type BoundsResult = { ok: true; filter: Filter } | { ok: false; message: string };

/** The filter with these bounds on a number, typed as people do (`2s`, `$0.05`); empty text leaves a side open. */
export function withBounds(
  filter: Filter,
  field: FieldRef,
  typed: { min: string; max: string },
): BoundsResult {
  const { kind } = subjectOf(field);
  const checked: CheckedCondition[] = [];
  for (const [operator, text] of [
    ["gte", typed.min],
    ["lte", typed.max],
  ] as const) {
    if (text.trim() !== "") checked.push(checkCondition(field, operator, [expandUnits(kind, text.trim())]));
  }
  const conditions: Filter[] = [];
  for (const each of checked) {
    if (!each.ok) return each;
    conditions.push(each.condition);
  }
  const kept = conjunctsOf(filter).filter((piece) => sideOf(piece, field) === undefined);
  return { ok: true, filter: normalize({ type: "and", children: [...kept, ...conditions] }) };
}

function sideOf(piece: Filter, field: FieldRef): keyof Bounds | undefined {
  if (piece.type !== "condition" || !sameField(piece.field, field)) return undefined;
  if (piece.operator === "gte" || piece.operator === "gt") return "min";
  return piece.operator === "lte" || piece.operator === "lt" ? "max" : undefined;
}
