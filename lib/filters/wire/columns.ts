import type { Field, WireTable } from "@/lib/fields/field";
import { type FieldId, fields } from "@/lib/fields/fields";

/** The table that holds what a single request says of itself. */
export const requestTable = "request_response_rmt";

type LiveTable = typeof requestTable | WireTable;

const declared = fields.map(({ id, wire }: Field & { id: FieldId }) => ({
  id,
  column: wire?.column ?? id,
  table: wire?.table ?? requestTable,
}));

function columnsOf(table: LiveTable): [column: string, id: FieldId][] {
  return declared.flatMap((field): [string, FieldId][] =>
    field.table === table ? [[field.column, field.id]] : [],
  );
}

/** The tables that answer, and which field each of their columns stands for. */
export const wireTables: ReadonlyMap<string, ReadonlyMap<string, FieldId>> = new Map([
  [requestTable, new Map(columnsOf(requestTable))],
  ["users_view", new Map([["user_user_id", "user"], ...columnsOf("users_view")])],
  [
    "sessions_request_response_rmt",
    new Map([
      ["session_session_id", "session"],
      ["session_session_name", "session_name"],
      ["session_tag", "session_tag"],
      // Their screen asks for these two by longer names than their table has.
      ["session_total_prompt_tokens", "session_prompt_tokens"],
      ["session_total_completion_tokens", "session_completion_tokens"],
      ...columnsOf("sessions_request_response_rmt"),
    ]),
  ],
]);

/** The field of a column, in whichever table it stands. */
export const wireColumns: ReadonlyMap<string, FieldId> = new Map(
  [...wireTables.values()].toReversed().flatMap((columns) => [...columns]),
);

/** Where the wire format has a field. */
export function wirePlaceOf(id: FieldId): { table: string; column: string } {
  return placeById.get(id) ?? { table: requestTable, column: id };
}

const placeById = new Map(declared.map(({ id, table, column }) => [id, { table, column }]));

/** Columns that hold a map from keys to operators. */
export const wireMaps = ["properties", "search_properties", "scores"] as const;

/** Every name that may stand in `request_response_rmt`. */
export const wireColumnNames: readonly string[] = [
  ...columnsOf(requestTable).map(([column]) => column),
  ...wireMaps,
  "property_key",
];

/** Tables of the store before ClickHouse. Valid by schema, but nothing answers to them any more. */
export const retiredTables: ReadonlySet<string> = new Set([
  "properties",
  "feedback",
  "request",
  "response",
  "values",
]);
