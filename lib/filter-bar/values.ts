import { type FieldRef, sameField } from "@/lib/fields/field-ref";
import { checkCondition, type Filter, normalize } from "@/lib/filters";
import { conjunctsOf } from "@/lib/filters/without-field";
import { operandsOf } from "./edit";

/** What a facet says of one value: chosen, kept out, or neither. */
export type ValueState = "included" | "excluded" | "free";

/** A value of a field; `null` stands for requests that have none. */
export type FacetValue = string | null;

interface Choice {
  included: readonly FacetValue[];
  excluded: readonly FacetValue[];
}

/** Which values of a field the pieces of the bar choose or keep out. */
export function valueStates(filter: Filter, field: FieldRef): (value: FacetValue) => ValueState {
  const { included, excluded } = choiceOf(filter, field);
  return (value) => (included.includes(value) ? "included" : excluded.includes(value) ? "excluded" : "free");
}

/** The values that the pieces of the bar choose or keep out, requests that have none left aside. */
export function chosenValues(filter: Filter, field: FieldRef): string[] {
  const { included, excluded } = choiceOf(filter, field);
  return [...included, ...excluded].filter((value) => value !== null);
}

/** Only this value of the field: what other pieces chose among its values is replaced. */
export function onlyValue(filter: Filter, field: FieldRef, value: FacetValue): Filter {
  return withChoice(filter, field, { included: [value], excluded: [] });
}

/** Adds a value to those that are chosen, or takes it out again. */
export function toggleValue(filter: Filter, field: FieldRef, value: FacetValue): Filter {
  const { included, excluded } = choiceOf(filter, field);
  return withChoice(filter, field, {
    included: toggled(included, value),
    excluded: without(excluded, value),
  });
}

/** Keeps a value out, or lets it in again. */
export function toggleExcluded(filter: Filter, field: FieldRef, value: FacetValue): Filter {
  const { included, excluded } = choiceOf(filter, field);
  return withChoice(filter, field, {
    included: without(included, value),
    excluded: toggled(excluded, value),
  });
}

/** The filter without any piece that chooses among the field's values. */
export function clearChoice(filter: Filter, field: FieldRef): Filter {
  return withChoice(filter, field, { included: [], excluded: [] });
}

function choiceOf(filter: Filter, field: FieldRef): Choice {
  const said = conjunctsOf(filter).map((piece) => choiceIn(piece, field));
  return {
    included: said.flatMap((choice) => choice?.included ?? []),
    excluded: said.flatMap((choice) => choice?.excluded ?? []),
  };
}

/** What one piece chooses; undefined when it is about something else. */
function choiceIn(piece: Filter, field: FieldRef): Choice | undefined {
  if (piece.type === "or") {
    // "a, b, or not set" has no operator of its own: it is a group of two.
    const parts = piece.children.map((child) =>
      child.type === "condition" ? choiceIn(child, field) : undefined,
    );
    if (!parts.every((part) => part && part.excluded.length === 0)) return undefined;
    return { included: parts.flatMap((part) => part?.included ?? []), excluded: [] };
  }
  if (piece.type !== "condition" || !sameField(piece.field, field)) return undefined;
  switch (piece.operator) {
    case "equals":
    case "in":
      return { included: operandsOf(piece), excluded: [] };
    case "not-equals":
    case "not-in":
      return { included: [], excluded: operandsOf(piece) };
    case "missing":
      return { included: [null], excluded: [] };
    case "exists":
      return { included: [], excluded: [null] };
    default:
      return undefined;
  }
}

/** The filter with this choice in the place of what was chosen before. */
function withChoice(filter: Filter, field: FieldRef, choice: Choice): Filter {
  const pieces = conjunctsOf(filter);
  const first = pieces.findIndex((piece) => choiceIn(piece, field));
  const place = first === -1 ? pieces.length : first;
  const kept = (from: number, to: number) =>
    pieces.slice(from, to).filter((piece) => !choiceIn(piece, field));
  return normalize({
    type: "and",
    children: [...kept(0, place), ...choicePieces(field, choice), ...kept(place, pieces.length)],
  });
}

function choicePieces(field: FieldRef, { included, excluded }: Choice): Filter[] {
  return [
    { type: "or", children: conditions(field, included, "in", "missing") },
    { type: "and", children: conditions(field, excluded, "not-in", "exists") },
  ];
}

function conditions(field: FieldRef, values: readonly FacetValue[], list: string, none: string): Filter[] {
  const texts = values.filter((value) => value !== null);
  const checked = [
    ...(texts.length > 0 ? [listCondition(field, list, texts)] : []),
    ...(texts.length < values.length ? [checkCondition(field, none, [])] : []),
  ];
  return checked.flatMap((each) => (each.ok ? [each.condition] : []));
}

/** Times and booleans take no list: one value is asked for by itself. */
function listCondition(field: FieldRef, list: string, texts: string[]) {
  const many = checkCondition(field, list, texts);
  return many.ok ? many : checkCondition(field, list === "in" ? "equals" : "not-equals", texts.slice(-1));
}

function toggled(values: readonly FacetValue[], value: FacetValue): FacetValue[] {
  return values.includes(value) ? without(values, value) : [...values, value];
}

function without(values: readonly FacetValue[], value: FacetValue): FacetValue[] {
  return values.filter((other) => other !== value);
}
