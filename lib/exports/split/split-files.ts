import type { FieldRef } from "@/lib/fields/field-ref";
import type { Filter } from "@/lib/filters/tree";
import { type PageView, readExportPage } from "@/lib/queries/read-export-page";
import { ahead } from "../ahead";
import { csvLine, plainCsv } from "../csv-text";
import { inTurn } from "../engine-turn";
import type { ExportColumn } from "../export-column";
import type { SourcePage } from "../export-source";
import type { FileFormat } from "../files/file-format";
import { writeFile } from "../files/write-file";
import type { ExportScan } from "../page-ranges";
import { requestPages } from "../request-pages";
import type { ArchivedFile } from "../zip";
import { splitBatches } from "./batches";
import { fileNames, indexStem } from "./file-names";
import { separateRows, valueColumn } from "./separate-rows";
import { hasOneOf, hasValue, type SplitValue } from "./split-value";

/** An export in one file per value. */
export interface SplitExport {
  scan: ExportScan;
  view: PageView;
  format: FileFormat;
  field: FieldRef;
  /** The field's expression where it is text in every row that has it; null where values cannot be read together. */
  textSql: string | null;
  values: readonly SplitValue[];
  /** Called with the rows of each page as they are read. */
  onRows: (rows: number) => void;
}

/** Values of one condition. */
const valuesMax = 1_000;
/** Each batch is a scan of the whole selection, so it holds more than a page. */
const rowsPerBatch = 65_536;

/** The files of the archive: one for each value in the order of the values, and an index of them at the end. */
export async function* splitFiles(split: SplitExport): AsyncGenerator<ArchivedFile> {
  const { values, format, scan, textSql } = split;
  const names = fileNames(
    values.map(({ value }) => value),
    format.extension,
  );
  const nameOf = new Map(values.map(({ value }, index) => [value, names[index] ?? ""]));
  const index: IndexEntry[] = [];
  const file = (value: string | null, pages: AsyncIterable<SourcePage>): ArchivedFile => {
    const name = nameOf.get(value) ?? "";
    const entry = { name, value, rows: 0 };
    index.push(entry);
    const bytes = writeFile(format, pages, ({ rows }) => {
      entry.rows += rows;
      split.onRows(rows);
    });
    return { name, bytes };
  };
  const { bodyBytesMax } = scan.limits;
  const limits = {
    rowsMax: textSql === null ? 0 : rowsPerBatch,
    bodyBytesMax: bodyBytesMax ?? Number.MAX_SAFE_INTEGER,
    valuesMax,
  };
  for (const batch of splitBatches(values, limits)) {
    if (batch.type === "one") {
      yield file(batch.value.value, ahead(requestPages(ofValue(split, batch.value), split.view)));
    } else {
      const pages = await readTogether(split, batch.values);
      for (const [place, value] of batch.values.entries()) {
        yield file(value, only({ bytes: pages.get(place + 1) ?? new Uint8Array() }));
      }
    }
  }
  yield { name: `${indexStem}.csv`, bytes: only(Buffer.from(indexText(index))) };
}

/** The scan of the requests with one value. */
function ofValue({ scan, field }: SplitExport, { value, rows }: SplitValue): ExportScan {
  const { selection, span } = scan;
  return {
    ...scan,
    selection: { ...selection, filter: bothOf(selection.filter, hasValue(field, value)) },
    span: { ...span, requests: rows },
  };
}

function bothOf(filter: Filter, condition: Filter): Filter {
  // Flat, so that the bounds of time in it are found where bodies are looked up.
  return { type: "and", children: [...(filter.type === "and" ? filter.children : [filter]), condition] };
}

/** The rows of several values, read at once: by the place of the value among them, from 1. */
async function readTogether(
  { scan, view, field, textSql }: SplitExport,
  values: readonly string[],
): Promise<Map<number, Uint8Array>> {
  const { selection, span, direction } = scan;
  const sql = `indexOf({splitValues: Array(String)}, ifNull(${textSql}, ''))`;
  const number: ExportColumn = {
    id: valueColumn,
    label: valueColumn,
    sql,
    params: { splitValues: values },
    isText: false,
  };
  const bytes = await inTurn(() =>
    readExportPage(
      { ...selection, filter: bothOf(selection.filter, hasOneOf(field, values)) },
      { fromMs: span.oldestMs, toMs: span.newestMs },
      direction,
      {
        ...view,
        columns: [number, ...view.columns],
        headers: [valueColumn, ...view.headers],
        groupBySql: sql,
      },
    ),
  );
  return new Map(Array.from(separateRows(bytes, view.engine), (rows) => [rows.number, rows.bytes]));
}

interface IndexEntry {
  name: string;
  value: string | null;
  rows: number;
}

/** Which file holds which value, since a name cannot always say it. */
function indexText(entries: readonly IndexEntry[]): string {
  const lines = entries.map(({ name, value, rows }) => [name, value, value === null, rows]);
  return [["file", "value", "is_not_set", "rows"], ...lines]
    .map((cells) => csvLine(cells, plainCsv))
    .join("");
}

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value;
}
