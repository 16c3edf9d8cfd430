import { z } from "zod";
import { type CellQuery, cellParams, cellSql } from "@/lib/alerts/cell-query";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import type { GroupCells } from "./measure-alert-cells";

/** By how much the number of different values in the window changes when the window has come to end with a cell. */
export interface DistinctChange {
  cell: number;
  change: number;
}

/**
 * How many different values of something a sliding window holds, by group. A value that was seen in a cell counts for as many
 * windows as the window has cells, or until it is seen again, so the changes add up to the number at any cell.
 *
 * @param item SQL for the value; null where a request has none, or one that is not to count.
 * @param span cells of a window.
 */
export async function measureAlertDistinct(
  query: CellQuery,
  item: string,
  span: number,
): Promise<GroupCells<DistinctChange>[]> {
  const rows = await database().query(
    {
      sql: `
  SELECT value, groupArray((at, change)) AS changes
  FROM (
    SELECT value, at, sum(change) AS change
    FROM (
      SELECT value, arrayJoin([(cell, toInt64(1)), (least(cell + {span: Int64}, next), toInt64(-1))]) AS pair,
        pair.1 AS at, pair.2 AS change
      FROM (
        SELECT value, cell, leadInFrame(cell, 1, toInt64(9000000000000000)) OVER (
          PARTITION BY value, item ORDER BY cell ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next
        FROM (
          SELECT ${query.group ?? "''"} AS value, ${item} AS item, ${cellSql} AS cell
          FROM requests
          WHERE (${query.requests.sql}) AND item IS NOT NULL
          GROUP BY value, item, cell
        )
      )
    )
    GROUP BY value, at
    HAVING change != 0
  )
  GROUP BY value`,
      params: { ...query.requests.params, ...cellParams(query), span },
      tag: "alerts.distinct",
    },
    z.object({ value: z.string().nullable(), changes: z.array(z.tuple([int64, int64])) }),
  );
  return rows.map(({ value, changes }) => ({
    value,
    cells: changes.map(([cell, change]) => ({ cell, change })).sort((a, b) => a.cell - b.cell),
  }));
}
