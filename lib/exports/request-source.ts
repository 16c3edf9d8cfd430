import type { RequestSelection } from "@/lib/queries/request-selection";
import { ahead } from "./ahead";
import { boundedSelection } from "./bounded-selection";
import type { ExportOrder } from "./export-order";
import type { ExportSource } from "./export-source";
import type { ExportScan } from "./page-ranges";
import { requestPages } from "./request-pages";
import { resolveColumns } from "./resolve-columns";
import { splitFiles } from "./split/split-files";
import { splitValues } from "./split/split-values";

/** A few megabytes a page: larger ones are hardly faster, and several are in memory at one time. */
const rowsPerPage = 12_288;
const bodyBytesPerPage = 16 * 1024 * 1024;

/**
 * The requests that an order selects, up to the newest there is now.
 *
 * @throws ApiError `invalid` for columns or a split that cannot be.
 */
export async function requestSource(organizationId: string, order: ExportOrder): Promise<ExportSource> {
  const { selection, span } = await boundedSelection(organizationId, order);
  const columns = await resolveColumns(selection, order.columns, { hasBodies: order.bodies });
  const scan: ExportScan = {
    selection,
    span,
    direction: order.direction,
    limits: { rowsMax: rowsPerPage, bodyBytesMax: order.bodies ? bodyBytesPerPage : null },
    after: order.resume?.after,
  };
  const source: ExportSource = {
    name: "requests",
    columns,
    requests: span.requests,
    newestMs: span.newestMs,
    pages: (view) => ahead(requestPages(scan, { ...view, columns, hasBodies: order.bodies })),
  };
  return order.splitBy === undefined
    ? source
    : { ...source, ...(await splitting(order, selection, scan, source)) };
}

async function splitting(
  { splitBy = "model", format, bodies }: ExportOrder,
  selection: RequestSelection,
  scan: ExportScan,
  { columns }: ExportSource,
): Promise<Pick<ExportSource, "files">> {
  const { values, textSql } = await splitValues(selection, splitBy);
  return {
    files: (fileFormat, view, onRows) =>
      splitFiles({
        scan,
        view: { ...view, columns, hasBodies: bodies },
        format: fileFormat,
        field: splitBy,
        // Rows of Parquet cannot be told apart by their bytes.
        textSql: format === "parquet" ? null : textSql,
        values,
        onRows,
      }),
  };
}
