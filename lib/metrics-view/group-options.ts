import { writtenName } from "@/lib/filter-bar/completions";
import type { KnownField } from "@/lib/filter-bar/known-field";
import { matchFields } from "@/lib/filter-bar/match-fields";
import { canGroupBy, clockParts, groupLabel, groupSection } from "./group-fields";

/** A row of the choice what to group by. */
export interface GroupOption {
  id: string;
  label: string;
  detail?: string;
  requests?: number;
  section: string;
}

/** What can be grouped by and matches what was typed: properties first, since they are why people come, by their use. */
export function groupOptions(
  typed: string,
  known: readonly KnownField[],
  { except, isWithoutTime = false }: { except?: string | null; isWithoutTime?: boolean } = {},
): GroupOption[] {
  const parts: KnownField[] = (isWithoutTime ? [] : clockParts).map((name) => ({
    name,
    label: groupLabel(name, []),
    kind: "text",
    description: "",
    values: null,
    requests: null,
  }));
  const isSame = (name: string) => name.toLowerCase() === except?.toLowerCase();
  const offered = [...known, ...parts].filter(({ name }) => canGroupBy(name) && !isSame(name));
  const properties = offered.filter(({ name }) => groupSection(name) === "Properties");
  const others = offered.filter(({ name }) => groupSection(name) !== "Properties");
  // Apart, so that of many properties none crowds out the fields.
  return [...matchFields(typed, properties), ...matchFields(typed, others)]
    .map(({ name, label, requests }) => ({
      id: name,
      label,
      ...(groupSection(name) !== "Properties" && { detail: writtenName(name) }),
      ...(requests !== null && { requests }),
      section: groupSection(name),
    }))
    .toSorted((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section));
}

const sections = ["Properties", "Fields", "Time"];
