import { findField } from "@/lib/fields/fields";
import { fieldLabel, type KnownField } from "@/lib/filter-bar/known-field";
import { parseFieldName } from "@/lib/filters";
import { clockPart, groupField } from "@/lib/metrics/group-field";

/** Parts of the time that requests can be grouped by beside their fields. */
export const clockParts = ["hour_of_day", "day_of_week"] as const;

/** Whether requests can be grouped by what has this name: not by numbers, times, and what is different on each of them. */
export function canGroupBy(name: string): boolean {
  if (isClockPart(name)) return true;
  const ref = parseFieldName(name);
  return ref !== undefined && !unreadable.has(name) && groupField(ref) !== undefined;
}

/** How the choice calls it: a field's label, a property as people spell it. */
export function groupLabel(name: string, known: readonly KnownField[]): string {
  if (isClockPart(name)) return clockPart(name)?.label ?? name;
  const ref = parseFieldName(name);
  return ref === undefined ? name : fieldLabel(ref, known);
}

/** The section of the choice a name stands in. */
export function groupSection(name: string): string {
  if (isClockPart(name)) return "Time";
  return name.startsWith("property.") || findField(name) === undefined ? "Properties" : "Fields";
}

function isClockPart(name: string): name is (typeof clockParts)[number] {
  return clockParts.some((part) => part === name);
}

/** Beginnings of texts: each stands for itself. */
const unreadable: ReadonlySet<string> = new Set(["request", "response"]);
