import { jsonMarker } from "../json-text";
import { countJsonRows } from "./count-rows";
import { commonSettings, type FileFormat } from "./file-format";

/** One JSON object a line. Money is text, since a reader would make a float of a number. */
export function jsonlFormat({ hasMarker }: { hasMarker: boolean }): FileFormat {
  return {
    extension: "jsonl",
    mediaType: "application/jsonl; charset=utf-8",
    engine: {
      name: "JSONEachRow",
      settings: `${commonSettings}, output_format_json_quote_decimals = 1, output_format_json_escape_forward_slashes = 0`,
      guardsText: false,
    },
    open: () => ({
      begin: () => new Uint8Array(),
      page: (bytes) => ({ bytes, rows: countJsonRows(bytes) }),
      end: (rows) => Buffer.from(hasMarker ? jsonMarker(rows) : ""),
    }),
  };
}
