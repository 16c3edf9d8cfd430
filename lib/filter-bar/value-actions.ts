import type { FieldRef } from "@/lib/fields/field-ref";
import { operatorsOf } from "@/lib/fields/operators";
import { checkCondition, type Filter, subjectOf } from "@/lib/filters";
import { addPart } from "./edit";
import { toggleExcluded, toggleValue, valueStates } from "./values";

/** Something to do to the filter with a value that is in sight. */
export interface ValueAction {
  id: string;
  label: string;
  apply: (filter: Filter) => Filter;
}

/**
 * What a value of a field can do to the filter, as fits what the field holds; `null` stands for a request that
 * lacks the field. Empty for what no filter can ask.
 */
export function valueActions(filter: Filter, field: FieldRef, value: string | null): ValueAction[] {
  const { kind } = subjectOf(field);
  const operators = operatorsOf(kind);
  if (value === null) {
    return [
      comparison("Only requests without it", field, "missing", []),
      comparison("Only requests that have it", field, "exists", []),
    ].flat();
  }
  if (operators.includes("gte") && kind !== "property" && kind !== "status") {
    return [
      comparison("This or more", field, "gte", [value]),
      comparison("This or less", field, "lte", [value]),
    ].flat();
  }
  if (!checkCondition(field, "equals", [value]).ok) return [];
  const state = valueStates(filter, field)(value);
  return [
    {
      id: "include",
      label: state === "included" ? "Filter for it no longer" : "Filter for",
      apply: (before) => toggleValue(before, field, value),
    },
    ...(operators.includes("not-equals")
      ? [
          {
            id: "exclude",
            label: state === "excluded" ? "Let in again" : "Exclude",
            apply: (before: Filter) => toggleExcluded(before, field, value),
          },
        ]
      : []),
  ];
}

function comparison(label: string, field: FieldRef, operator: string, operands: string[]): ValueAction[] {
  const checked = checkCondition(field, operator, operands);
  return checked.ok ? [{ id: operator, label, apply: (filter) => addPart(filter, checked.condition) }] : [];
}
