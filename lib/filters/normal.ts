import { findOperator, operatorsOf } from "@/lib/fields/operators";
import { withOperator } from "./condition";
import { subjectOf } from "./subject";
import { type Condition, emptyFilter, type Filter } from "./tree";

/**
 * The one normal form of a filter, which selects the same requests: groups directly within a group of their kind
 * are joined to it, empty groups and groups of one child are dissolved, `not` is moved into conditions whose
 * operator has a negation, and lists of values carry each value once. Applying it twice changes nothing.
 */
export function normalize(filter: Filter): Filter {
  return settle(reduce(filter));
}

/** A filter, or what it amounts to. `blank` said nothing at all, which differs from `everything` inside an `or`. */
export type Form = Filter | "blank" | "everything" | "nothing";

/** The filter that a form stands for. */
export function settle(form: Form): Filter {
  if (form === "blank" || form === "everything") return emptyFilter;
  return form === "nothing" ? { type: "nothing" } : form;
}

function reduce(filter: Filter): Form {
  switch (filter.type) {
    case "nothing":
      return "nothing";
    case "condition":
      return normalCondition(filter);
    case "not":
      return negate(reduce(filter.child));
    case "and":
    case "or":
      return join(
        filter.type,
        filter.children.map((child) => reduce(child)),
      );
  }
}

/** Joins parts that are in normal form already; the result is too. */
export function join(type: "and" | "or", parts: readonly Form[]): Form {
  const said = parts.filter((part) => part !== "blank");
  if (said.length === 0) return "blank";
  const [decides, yields]: Form[] = type === "and" ? ["nothing", "everything"] : ["everything", "nothing"];
  if (said.some((part) => part === decides)) return decides ?? "blank";
  const children = said.flatMap((part) => {
    if (typeof part === "string") return [];
    return part.type === type ? part.children : [part];
  });
  const [only] = children;
  if (only === undefined) return yields ?? "blank";
  return children.length === 1 ? only : { type, children };
}

/** The complement of a part in normal form. */
export function negate(form: Form): Form {
  if (form === "blank") return form;
  if (form === "everything") return "nothing";
  if (form === "nothing") return "everything";
  if (form.type === "not") return form.child;
  if (form.type === "condition") return negatedCondition(form) ?? { type: "not", child: form };
  return { type: "not", child: form };
}

/** The condition that holds exactly where this one does not, when an operator of the field says it. */
export function negatedCondition(condition: Condition): Condition | undefined {
  const negation = findOperator(condition.operator)?.negation;
  if (!negation || !operatorsOf(subjectOf(condition.field).kind).includes(negation)) return undefined;
  return withOperator(condition, negation);
}

/** One value is no list, and no list holds a value twice. */
export function normalCondition(condition: Condition): Condition {
  if (!("values" in condition)) return condition;
  const values = [...new Set(condition.values)];
  const [value] = values;
  if (value === undefined || values.length > 1) return { ...condition, values };
  const { type, field, operator } = condition;
  return { type, field, operator: operator === "in" ? "equals" : "not-equals", value };
}
