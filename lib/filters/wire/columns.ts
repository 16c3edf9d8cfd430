import type { WireGroup } from "@/lib/fields/field";
import { type FieldId, fields } from "@/lib/fields/fields";

interface WireColumn {
  id: FieldId;
  column: string;
  group: WireGroup;
}

/** The columns of `request_response_rmt` that stand for one field each. */
export const wireColumns: ReadonlyMap<string, WireColumn> = new Map(
  fields.map(({ id, wire }) => [wire.column, { id, ...wire }]),
);

/** The wire's name of a field. */
export function wireColumnOf(id: FieldId): string {
  return columnById.get(id) ?? id;
}

const columnById: ReadonlyMap<string, string> = new Map(fields.map(({ id, wire }) => [id, wire.column]));

/** Columns that hold a map from keys to operators. */
export const wireMaps = ["properties", "search_properties", "scores"] as const;

/** Every name that may stand in `request_response_rmt`. */
export const wireColumnNames: readonly string[] = [...wireColumns.keys(), ...wireMaps, "property_key"];

/** Names in `sessions_request_response_rmt` that say something about a single request. */
export const sessionColumns: ReadonlyMap<string, FieldId> = new Map([
  ["session_session_id", "session"],
  ["session_session_name", "session_name"],
  ["session_tag", "session_tag"],
]);

/** Names there that only exist once requests are summed up to sessions. */
export const sessionTotals: ReadonlySet<string> = new Set([
  "session_total_cost",
  "session_total_tokens",
  "session_prompt_tokens",
  "session_completion_tokens",
  "session_total_requests",
  "session_created_at",
  "session_latest_request_created_at",
]);

/** Tables of the store before ClickHouse. Valid by schema, but nothing answers to them any more. */
export const retiredTables: ReadonlySet<string> = new Set([
  "properties",
  "feedback",
  "request",
  "response",
  "values",
]);
