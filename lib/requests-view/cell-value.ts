import { findField } from "@/lib/fields/fields";
import type { RequestRow } from "@/lib/record";
import { propertyValue } from "./property-value";

/** Built-in fields whose value is a property that Facet records itself. */
const sessionKeys: Readonly<Record<string, string>> = {
  session: "helicone-session-id",
  session_name: "helicone-session-name",
  session_path: "helicone-session-path",
};

/**
 * What a request holds in a column, as text a filter compares with: `null` when it has no value, undefined when the
 * column is no field or its values cannot be asked for one by one (beginnings of texts).
 */
export function cellValue(row: RequestRow, columnId: string): string | null | undefined {
  if (columnId.startsWith("property.")) return propertyValue(row, columnId.slice("property.".length)) ?? null;
  const field = findField(columnId);
  if (!field || columnId === "request" || columnId === "response") return undefined;
  if (columnId === "cost") return row.cost_usd;
  const value = field.rowKey ? row[field.rowKey] : propertyValue(row, sessionKeys[columnId] ?? "");
  if (value === null || value === undefined || value === "") return null;
  return typeof value === "object" ? undefined : String(value);
}
