import type { RequestRow } from "@/lib/record";

/** The row with a property set, or taken away when `value` is undefined. Keys match without regard to case. */
export function withProperty(row: RequestRow, key: string, value: string | undefined): RequestRow {
  const stored = key.toLowerCase();
  const others = Object.entries(row.properties).filter(([name]) => name.toLowerCase() !== stored);
  const known = Object.keys(row.properties).find((name) => name.toLowerCase() === stored);
  const entries = value === undefined ? others : [...others, [known ?? key, value] as const];
  const properties = Object.fromEntries(entries);
  return { ...row, properties, request_properties: properties };
}
