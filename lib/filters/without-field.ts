import { type FieldRef, sameField } from "@/lib/fields/field-ref";
import { conditionsOf } from "./measure";
import { emptyFilter, type Filter } from "./tree";

/** The parts of which all must hold: the children of an AND at the top, else the whole filter. */
export function conjunctsOf(filter: Filter): readonly Filter[] {
  return filter.type === "and" ? filter.children : [filter];
}

/** All of the parts joined again; one part stands by itself. */
export function conjunctionOf(parts: readonly Filter[]): Filter {
  const [only] = parts;
  if (only === undefined) return emptyFilter;
  return parts.length === 1 ? only : { type: "and", children: [...parts] };
}

/**
 * The filter without what it says of one field, for counting the field's other values.
 *
 * Only parts that are joined by AND at the top and speak of that field alone are taken away: a condition, or a
 * group or negation of such. Anywhere else a condition is bound up with others, as in `model:a OR user:b`; without it
 * the rest would mean something nobody asked for, so it stays and the field is counted under it.
 */
export function withoutField(filter: Filter, field: FieldRef): Filter {
  const parts = conjunctsOf(filter);
  const rest = parts.filter((part) => !speaksOfAlone(part, field));
  return rest.length === parts.length ? filter : conjunctionOf(rest);
}

function speaksOfAlone(part: Filter, field: FieldRef): boolean {
  const conditions = conditionsOf(part);
  return conditions.length > 0 && conditions.every((condition) => sameField(condition.field, field));
}
