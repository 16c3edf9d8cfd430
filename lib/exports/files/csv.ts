import { byteOrderMark, type CsvStyle, csvLine, csvMarker } from "../csv-text";
import { countCsvRows } from "./count-rows";
import { commonSettings, type FileFormat } from "./file-format";

/** CSV as RFC 4180 has it: the engine writes the rows, so only the first line and the last are written here. */
export function csvFormat(
  headers: readonly string[],
  style: CsvStyle,
  { hasHeader, hasMarker }: { hasHeader: boolean; hasMarker: boolean },
): FileFormat {
  const delimiter = style.delimiter === "\t" ? "\\t" : style.delimiter;
  return {
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    engine: {
      name: "CSV",
      settings: `${commonSettings}, format_csv_delimiter = '${delimiter}', format_csv_null_representation = ''`,
      guardsText: style.guard,
    },
    open: () => ({
      begin: () => Buffer.from(hasHeader ? (style.bom ? byteOrderMark : "") + csvLine(headers, style) : ""),
      page: (bytes) => ({ bytes, rows: countCsvRows(bytes) }),
      end: (rows) => Buffer.from(hasMarker ? csvMarker(headers.length, rows, style) : ""),
    }),
  };
}
