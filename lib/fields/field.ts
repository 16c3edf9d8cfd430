import type { RequestRow } from "@/lib/record";

/** What a value means, hence how it is compared, typed in and shown. */
export type FieldKind =
  | "text"
  | "uuid"
  | "status"
  | "count"
  | "tokens"
  | "bytes"
  | "duration"
  | "money"
  | "time"
  | "boolean"
  | "body";

/** The operator groups of the wire format (`request_response_rmt`). */
export type WireGroup = "text" | "number" | "timestamp" | "boolean";

/** The tables of the wire format beside `request_response_rmt`, where a column stands that names none. */
export type WireTable = "users_view" | "sessions_request_response_rmt";

/** Whose requests a total adds up. */
export type TotalOf = "user" | "session";

/** The columns of `request_bodies`, which a filter reaches through a sub-select. */
export type BodyColumn = "request_body" | "response_body";

export interface Field {
  /** Name in the URL, the text language, exports and the API's `sort`. */
  id: string;
  label: string;
  kind: FieldKind;
  /** Sentence for the column menu and the OpenAPI document. */
  description: string;
  /** Expression over the `requests` table; empty for what no row of it holds: bodies, tags and totals. */
  sql: string;
  /** ClickHouse type of the expression. */
  type: string;
  /** Its name and operator group in Helicone's filter format, or in Facet's addition to it; see `WireTable`. */
  wire?: { column: string; group: WireGroup; table?: WireTable };
  /** Where the value stands in a row of the API. */
  rowKey?: keyof RequestRow;
  /** How the requests table shows it; absent for fields that are only filtered by. */
  column?: { widthPx: number; visible: boolean; align?: "end" };
  /** The only values it can have, where they are few; a filter on any other is refused. */
  values?: readonly string[];
  /** The body columns that are searched; the condition holds when it holds for one of them. */
  bodies?: readonly BodyColumn[];
  /** What all requests of one user or session come to: an aggregate over `requests`, of the field's type. */
  total?: { of: TotalOf; sql: string };
  /** Whether it is the tag of the request's session, which a filter reaches through a sub-select. */
  isSessionTag?: true;
  /** False for wire columns that Facet stores nothing in: accepted, answered honestly, kept out of menus. */
  offered?: false;
}
