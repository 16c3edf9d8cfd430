import type { TableSort } from "./prepare-sort";
import type { Property } from "./property-schema";

export const keyColumns = ["key", "requests", "values", "cost", "first", "last"] as const;
export type KeyColumn = (typeof keyColumns)[number];

/** Everything that decides which keys stand in the table, and in what order. */
export interface KeysView {
  search: string;
  showsHidden: boolean;
  sort: TableSort<KeyColumn>;
}

/** Whether there is anything to say of a key. One that an undone edit left behind stands on no request at all. */
export function isInUse({ is_hidden, last_seen }: Property): boolean {
  return is_hidden || last_seen !== null;
}

/** The keys the table shows. What has no figure comes last in both directions, ties go by the alphabet. */
export function prepareKeys(keys: readonly Property[], { search, showsHidden, sort }: KeysView): Property[] {
  const needle = search.trim().toLowerCase();
  const sign = sort.direction === "asc" ? 1 : -1;
  return keys
    .filter((key) => isInUse(key) && (showsHidden || !key.is_hidden))
    .filter(({ property, key }) => key.includes(needle) || property.toLowerCase().includes(needle))
    .toSorted((a, b) => {
      const byName = a.key.localeCompare(b.key);
      if (sort.column === "key") return sign * byName;
      const [one, other] = [figure(a, sort.column), figure(b, sort.column)];
      if (one === null || other === null) return Number(one === null) - Number(other === null) || byName;
      return sign * (one - other) || byName;
    });
}

function figure(key: Property, column: Exclude<KeyColumn, "key">): number | null {
  switch (column) {
    case "requests":
      return key.requests;
    case "values":
      return key.values;
    case "cost":
      // Order is all that is asked of it, so the digits a float loses do not matter.
      return key.cost_usd === null ? null : Number(key.cost_usd);
    case "first":
      return Date.parse(key.first_seen);
    case "last":
      return key.last_seen === null ? null : Date.parse(key.last_seen);
  }
}
