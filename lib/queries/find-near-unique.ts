import { z } from "zod";
import { database } from "@/lib/clickhouse";
import type { ValuesField } from "@/lib/facets/facet";
import { int64 } from "./int64";
import { type RequestSelection, selectionCondition } from "./request-selection";

/** Enough rows to tell an id from a name, and read in some hundredths of a second. */
const rowsRead = 65_536;
/** With fewer values than this nothing is slow to count. */
const valuesMin = 10_000;

/** Those of the fields of which hardly two requests have the same value, judged by a part of the selection. */
export async function findNearUnique(
  selection: RequestSelection,
  fields: readonly ValuesField[],
): Promise<Set<ValuesField>> {
  if (fields.length === 0) {
    return new Set();
  }
  const where = selectionCondition(selection);
  const list = (item: (key: string) => string) => fields.map((_, index) => item(`k${index}`)).join(", ");
  const [row] = await database().query(
    {
      sql: `
  SELECT
    [${list((key) => `count(${key})`)}] AS present,
    [${list((key) => `uniqCombined(14)(${key})`)}] AS values
  FROM
  (
    SELECT ${fields.map(({ sql }, index) => `${sql} AS k${index}`).join(", ")}
    FROM requests
    WHERE ${where.sql}
    LIMIT {rowsRead: UInt32}
  )`,
      params: { ...where.params, rowsRead },
      tag: "requests.facets.probe",
    },
    z.object({ present: z.array(int64), values: z.array(int64) }),
  );
  return new Set(
    fields.filter((_, index) => {
      const [present = 0, values = 0] = [row?.present[index], row?.values[index]];
      return values >= valuesMin && values > present / 2;
    }),
  );
}
