import type { RequestRow } from "@/lib/record";

/**
 * A request's value of a property, whatever spelling its row carries; undefined when it lacks the key, which is
 * not the same as an empty value.
 */
export function propertyValue(row: RequestRow, storedKey: string): string | undefined {
  if (Object.hasOwn(row.properties, storedKey)) {
    return row.properties[storedKey];
  }
  return Object.entries(row.properties).find(([key]) => key.toLowerCase() === storedKey)?.[1];
}
