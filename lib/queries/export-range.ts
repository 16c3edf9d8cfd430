import type { SortDirection } from "@/lib/fields/sort";
import type { Filter } from "@/lib/filters/tree";
import { allOf, type Condition } from "./condition";
import { type RequestSelection, selectionCondition } from "./request-selection";
import { timeParameter } from "./time-parameter";

/** Where a page ended: the time and id of its last request. */
export interface RequestPlace {
  atMs: number;
  requestId: string;
}

/** A stretch of the requests of a selection in the order of time. */
export interface ExportRange {
  /** Bounds of time, both included; they narrow the look-up of bodies, too. */
  fromMs: number;
  toMs: number;
  /** Behind this request, in the direction of the export. */
  after?: RequestPlace;
  /** Up to this one. */
  until?: RequestPlace;
}

/** The WHERE of the requests of a selection within a range. */
export function rangeCondition(
  selection: RequestSelection,
  { fromMs, toMs, after, until }: ExportRange,
  direction: SortDirection,
): Condition {
  const beyond = direction === "asc" ? ">" : "<";
  const upTo = direction === "asc" ? "<=" : ">=";
  const edge = (name: string, sign: string, place: RequestPlace | undefined): Condition[] =>
    place === undefined
      ? []
      : [
          {
            sql: `(created_at, request_id) ${sign} ({${name}At: DateTime64(3, 'UTC')}, {${name}Id: UUID})`,
            params: { [`${name}At`]: timeParameter(place.atMs), [`${name}Id`]: place.requestId },
          },
        ];
  return allOf([
    selectionCondition(withinTime(selection, fromMs, toMs)),
    ...edge("after", beyond, after),
    ...edge("until", upTo, until),
  ]);
}

/** As part of the filter, so that what reads the filter, such as the look-up of bodies, is narrowed as well. */
function withinTime(selection: RequestSelection, fromMs: number, toMs: number): RequestSelection {
  const { filter } = selection;
  const given = filter.type === "and" ? filter.children : [filter];
  const bounds: Filter[] = [
    { type: "condition", field: "created", operator: "gte", value: new Date(fromMs).toISOString() },
    { type: "condition", field: "created", operator: "lte", value: new Date(toMs).toISOString() },
  ];
  return { ...selection, filter: { type: "and", children: [...bounds, ...given] } };
}

/** ORDER BY of an export; no two requests are equal in it. */
export function exportOrderSql(direction: SortDirection): string {
  const word = direction.toUpperCase();
  return `created_at ${word}, request_id ${word}`;
}
