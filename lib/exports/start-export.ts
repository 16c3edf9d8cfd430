import { v7 as newUuid } from "uuid";
import { headerOf } from "./export-column";
import type { ExportOrder } from "./export-order";
import type { ExportRun } from "./export-run";
import { beginRun } from "./export-runs";
import type { ExportSource } from "./export-source";
import { csvFormat } from "./files/csv";
import type { FileFormat } from "./files/file-format";
import { jsonlFormat } from "./files/jsonl";
import { parquetFormat } from "./files/parquet";
import { writeFile } from "./files/write-file";
import { gzipped } from "./gzipped";
import { primed } from "./primed";
import { requestSource } from "./request-source";
import { summarySource } from "./summary-source";
import { failureText, tracked } from "./tracked";
import { zipOf } from "./zip";

/** A file that is on its way. */
export interface ExportFile {
  id: string;
  /** Such as `facet-requests-20260131-120000.csv`. */
  name: string;
  mediaType: string;
  /** How many requests are read for it. */
  requests: number;
  body: AsyncGenerator<Uint8Array>;
}

/**
 * Begins an export: finds out what it holds and reads its first page, so that what is wrong with it is told before
 * the first byte.
 *
 * @param id under which its progress can be asked for; a new one when absent.
 * @throws ApiError `invalid` for what cannot be exported, `conflict` for an id that is taken.
 */
export async function startExport(
  organizationId: string,
  order: ExportOrder,
  id: string = newUuid(),
): Promise<ExportFile> {
  const run = beginRun(id, organizationId, order);
  try {
    const source = order.summary
      ? await summarySource(organizationId, order, order.summary)
      : await requestSource(organizationId, order);
    // The rows of a summary say nothing of how many requests were read.
    run.requests = order.summary ? null : source.requests;
    run.rows = order.resume?.rows ?? 0;
    const headers = source.columns.map((column) => headerOf(column, order.headers));
    const format = fileFormat(order, headers);
    const body = await fileBody(source, format, { order, headers, run });
    return { id, requests: source.requests, ...described(source, format, order), body: tracked(body, run) };
  } catch (error) {
    run.finish("failed", failureText(error));
    throw error;
  }
}

/** The kind of file an order asks for. */
export function fileFormat(order: ExportOrder, headers: readonly string[]): FileFormat {
  const hasMarker = order.marker;
  switch (order.format) {
    case "csv":
      return csvFormat(headers, order.csv, { hasMarker, hasHeader: order.resume === undefined });
    case "jsonl":
      return jsonlFormat({ hasMarker });
    case "parquet":
      return parquetFormat();
  }
}

interface Writing {
  order: ExportOrder;
  headers: readonly string[];
  run: ExportRun;
}

async function fileBody(
  source: ExportSource,
  format: FileFormat,
  { order, headers, run }: Writing,
): Promise<AsyncIterable<Uint8Array>> {
  const view = { headers, engine: format.engine };
  const onRows = (rows: number) => {
    run.throwIfCancelled();
    run.rows += rows;
  };
  if (source.files) {
    return zipOf(source.files(format, view, onRows));
  }
  const bytes = writeFile(
    format,
    await primed(source.pages(view)),
    ({ rows, rowsInAll, bytesInAll, until }) => {
      if (until && !order.gzip) {
        run.checkpoint = { rows: rowsInAll, bytes: bytesInAll, after: until, newestMs: source.newestMs };
      }
      onRows(rows);
    },
    order.resume?.rows,
  );
  return order.gzip ? gzipped(bytes) : bytes;
}

function described(
  { name, files }: ExportSource,
  format: FileFormat,
  { gzip }: ExportOrder,
): Pick<ExportFile, "name" | "mediaType"> {
  const stamp = new Date()
    .toISOString()
    .replace(/[-:]|\.\d+Z/g, "")
    .replace("T", "-");
  const stem = `facet-${name}-${stamp}`;
  if (files) return { name: `${stem}.zip`, mediaType: "application/zip" };
  return gzip
    ? { name: `${stem}.${format.extension}.gz`, mediaType: "application/gzip" }
    : { name: `${stem}.${format.extension}`, mediaType: format.mediaType };
}
