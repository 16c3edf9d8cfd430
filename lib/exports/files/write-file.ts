import type { SourcePage } from "../export-source";
import type { FileFormat } from "./file-format";

/** What a file holds once a page is in it. */
export interface Written {
  /** Rows of the page. */
  rows: number;
  /** Rows of the whole file so far, and its bytes. */
  rowsInAll: number;
  bytesInAll: number;
  until: SourcePage["until"];
}

/**
 * The bytes of a file out of pages of rows. The last bytes, which tell that the file is complete, come only after the
 * last page has.
 *
 * @param onPage called when a page has been handed out.
 * @param rowsBefore rows of an earlier piece of the same file.
 */
export async function* writeFile(
  format: FileFormat,
  pages: AsyncIterable<SourcePage>,
  onPage: (written: Written) => void,
  rowsBefore = 0,
): AsyncGenerator<Uint8Array> {
  const file = format.open();
  let rowsInAll = rowsBefore;
  const head = file.begin();
  let bytesInAll = head.length;
  if (head.length > 0) yield head;
  for await (const { bytes: rowBytes, until } of pages) {
    const { bytes, rows } = file.page(rowBytes);
    rowsInAll += rows;
    bytesInAll += bytes.length;
    if (bytes.length > 0) yield bytes;
    onPage({ rows, rowsInAll, bytesInAll, until });
  }
  const end = file.end(rowsInAll);
  if (end.length > 0) yield end;
}
