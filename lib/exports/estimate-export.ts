import { gzipSync } from "node:zlib";
import { findExportPage } from "@/lib/queries/find-export-page";
import { readExportPage } from "@/lib/queries/read-export-page";
import { boundedSelection } from "./bounded-selection";
import { inTurn } from "./engine-turn";
import { type ExportColumn, headerOf } from "./export-column";
import type { ExportOrder } from "./export-order";
import { rowsOf } from "./files/count-rows";
import { resolveColumns } from "./resolve-columns";
import { splitValues } from "./split/split-values";
import { fileFormat } from "./start-export";
import { summarySource } from "./summary-source";

/** What an export would come to. */
export interface ExportEstimate {
  requests: number;
  rows: number;
  bytes: number;
  files: number | null;
  columns: { id: string; label: string; header: string }[];
}

/** The newest requests, from whose size that of all is told. */
const sample = { rowsMax: 500, bodyBytesMax: 2 * 1024 * 1024 };

/** What an export would hold, and about how many bytes. */
export async function estimateExport(organizationId: string, order: ExportOrder): Promise<ExportEstimate> {
  return order.summary ? estimateSummary(organizationId, order) : estimateRequests(organizationId, order);
}

async function estimateRequests(organizationId: string, order: ExportOrder): Promise<ExportEstimate> {
  const { selection, span } = await boundedSelection(organizationId, order);
  const hasBodies = order.bodies;
  const columns = await resolveColumns(selection, order.columns, { hasBodies });
  const files = order.splitBy ? (await splitValues(selection, order.splitBy)).values.length : null;
  const estimate = { requests: span.requests, rows: span.requests, files, columns: named(columns, order) };
  const headers = columns.map((column) => headerOf(column, order.headers));
  const format = fileFormat(order, headers);
  const range = { fromMs: span.oldestMs, toMs: span.newestMs };
  const limits = { ...sample, bodyBytesMax: hasBodies ? sample.bodyBytesMax : null };
  const { rows, last } = await inTurn(() => findExportPage(selection, range, "desc", limits));
  if (!last) {
    return { ...estimate, bytes: format.open().begin().length };
  }
  const view = { columns, headers, engine: format.engine, hasBodies };
  const page = await inTurn(() => readExportPage(selection, { ...range, until: last }, "desc", view));
  return { ...estimate, bytes: Math.round((sizeOf(page, order) / rows) * span.requests) };
}

async function estimateSummary(organizationId: string, order: ExportOrder): Promise<ExportEstimate> {
  const source = await summarySource(organizationId, order, order.summary ?? []);
  const headers = source.columns.map((column) => headerOf(column, order.headers));
  const { engine } = fileFormat(order, headers);
  const estimate = { requests: source.requests, files: null, columns: named(source.columns, order) };
  let rows = 0;
  let bytes = 0;
  for await (const page of source.pages({ headers, engine })) {
    rows += rowsOf(engine.name, page.bytes);
    bytes += sizeOf(page.bytes, order);
  }
  return { ...estimate, rows, bytes };
}

function sizeOf(page: Uint8Array, { gzip, splitBy }: ExportOrder): number {
  return gzip || splitBy ? gzipSync(page).length : page.length;
}

function named(columns: readonly ExportColumn[], { headers }: ExportOrder): ExportEstimate["columns"] {
  return columns.map(({ id, label }) => ({ id, label, header: headerOf({ id, label }, headers) }));
}
