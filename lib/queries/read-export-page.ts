import { database } from "@/lib/clickhouse";
import type { ExportColumn } from "@/lib/exports/export-column";
import { cellSql, type EngineFormat } from "@/lib/exports/files/file-format";
import type { SortDirection } from "@/lib/fields/sort";
import type { Condition } from "./condition";
import { type ExportRange, exportOrderSql, rangeCondition } from "./export-range";
import { exportTimeoutMs } from "./export-timeout";
import type { RequestSelection } from "./request-selection";
import { timeParameter } from "./time-parameter";

/** What a page of an export shows, and how. */
export interface PageView {
  columns: readonly ExportColumn[];
  /** What each column is called in the file, in their order. */
  headers: readonly string[];
  engine: EngineFormat;
  /** Whether columns may speak of `request_body` and `response_body`. */
  hasBodies: boolean;
  /** Puts rows that belong together next to each other; stands before the order of time. */
  groupBySql?: string;
}

/** The requests of a range as bytes of a file, in the order of the export. */
export function readExportPage(
  selection: RequestSelection,
  range: ExportRange,
  direction: SortDirection,
  view: PageView,
): Promise<Uint8Array> {
  const where = rangeCondition(selection, range, direction);
  const columns = selectedColumns(view);
  const order = [...(view.groupBySql ? [view.groupBySql] : []), exportOrderSql(direction)].join(", ");
  return database().queryBytes(
    {
      sql: `
  SELECT
    ${columns.sql}
  FROM requests${view.hasBodies ? bodiesJoin : ""}
  WHERE ${where.sql}
  ORDER BY ${order}
  SETTINGS ${view.engine.settings}`,
      params: {
        ...where.params,
        ...columns.params,
        ...(view.hasBodies && { fromTime: timeParameter(range.fromMs), toTime: timeParameter(range.toMs) }),
      },
      tag: "exports.read_page",
      timeoutMs: exportTimeoutMs,
    },
    view.engine.name,
  );
}

/** Bodies live in a table of their own, in the same order; a request whose bodies were not kept has empty ones. */
const bodiesJoin = `
  GLOBAL LEFT JOIN (
    SELECT created_at, request_id, request_body, response_body
    FROM request_bodies
    WHERE organization_id = {organizationId: UUID}
      AND created_at >= {fromTime: DateTime64(3, 'UTC')}
      AND created_at <= {toTime: DateTime64(3, 'UTC')}
  ) AS bodies USING (created_at, request_id)`;

/** The columns under their names in the file. A name may hold anything, so it is bound like a value. */
export function selectedColumns({ columns, headers, engine }: PageView): Condition {
  const params: Condition["params"] = {};
  const sql = columns.map((column, index) => {
    params[`header${index}`] = headers[index] ?? column.id;
    Object.assign(params, column.params);
    return `${cellSql(column, engine)} AS {header${index}: Identifier}`;
  });
  return { sql: sql.join(",\n    "), params };
}
