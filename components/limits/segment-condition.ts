import { checkCondition, type Filter } from "@/lib/filters";

/** The requests of one user, or with one value of a property. */
export function segmentCondition(segment: string, value: string): Filter {
  const field = segment === "user" ? "user" : { property: segment };
  const checked = checkCondition(field, "equals", [value]);
  if (!checked.ok) throw new Error(checked.message);
  if (value !== "" || typeof field === "string") return checked.condition;
  // An empty value is not a missing one, though a filter takes one for the other.
  return { type: "condition", field, operator: "is-empty" };
}
