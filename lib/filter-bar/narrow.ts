import type { FieldRef } from "@/lib/fields/field-ref";
import { checkCondition, type Filter } from "@/lib/filters";
import { addPart } from "./edit";
import { clearChoice, type FacetValue } from "./values";

/**
 * The filter narrowed to the requests that have this one value of a field, or lack the field when null: what a link
 * from a table of values leads to. Values that were chosen before give way to it, or there would be more than the row
 * counted.
 */
export function narrowedTo(filter: Filter, field: FieldRef, value: FacetValue): Filter {
  // An empty text also equals a missing value; these two are told apart where the field can.
  const empty = value === "" ? checkCondition(field, "is-empty", []) : undefined;
  const checked =
    value === null
      ? checkCondition(field, "missing", [])
      : empty?.ok
        ? empty
        : checkCondition(field, "equals", [value]);
  return checked.ok ? addPart(clearChoice(filter, field), checked.condition) : filter;
}
