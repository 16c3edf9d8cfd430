import { type ColumnChunk, parquetMetadata, type RowGroup, type SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { commonSettings, type FileFormat, type FileWriter, type Page } from "./file-format";

/** Before the first row group and behind the footer stands the word PAR1; before the latter, the footer's length. */
const magicBytes = 4;
const lengthBytes = 4;

/**
 * Parquet, a row group a page. The engine encodes and compresses each page as a file of its own; here the row groups
 * are put one behind the other, and one footer is written that knows where they stand now. So memory holds a page and
 * the footer, on both engines.
 */
export function parquetFormat(): FileFormat {
  return {
    extension: "parquet",
    mediaType: "application/vnd.apache.parquet",
    engine: {
      name: "Parquet",
      // Indexes and filters stand between the row groups and the footer, and point into the file they are of.
      settings: `${commonSettings}, output_format_parquet_compression_method = 'zstd', output_format_parquet_string_as_string = 1, output_format_parquet_write_page_index = 0, output_format_parquet_write_bloom_filter = 0`,
      guardsText: false,
    },
    open: () => new JoinedParquet(),
  };
}

class JoinedParquet implements FileWriter {
  readonly #out = new ByteWriter();
  #file: ParquetWriter | undefined;

  begin(): Uint8Array {
    return new Uint8Array();
  }

  page(bytes: Uint8Array): Page {
    const whole = new Uint8Array(bytes).buffer;
    const { schema, row_groups, num_rows } = parquetMetadata(whole);
    this.#file ??= new ParquetWriter({ writer: this.#out, schema: schema.map(portable), createdBy: "Facet" });
    const shift = BigInt(this.#out.offset - magicBytes);
    this.#out.appendBytes(rowGroupBytes(whole));
    this.#file.row_groups.push(...row_groups.map((group) => shifted(group, shift)));
    this.#file.num_rows += num_rows;
    return { bytes: this.#taken(), rows: Number(num_rows) };
  }

  end(): Uint8Array {
    this.#file?.finish();
    return this.#taken();
  }

  /** What was written since the last time; offsets in the file go on counting. */
  #taken(): Uint8Array {
    const bytes = this.#out.getBytes().slice();
    this.#out.index = 0;
    return bytes;
  }
}

function rowGroupBytes(file: ArrayBuffer): Uint8Array {
  const footerBytes = new DataView(file).getUint32(file.byteLength - magicBytes - lengthBytes, true);
  return new Uint8Array(file, magicBytes, file.byteLength - 2 * magicBytes - lengthBytes - footerBytes);
}

/**
 * A row group at its new place. Only what a reader needs comes along: statistics would have to be read and written
 * again exactly, value by value.
 */
function shifted({ columns, total_byte_size, num_rows }: RowGroup, shift: bigint): RowGroup {
  return { columns: columns.map((column) => shiftedColumn(column, shift)), total_byte_size, num_rows };
}

function shiftedColumn({ meta_data }: ColumnChunk, shift: bigint): ColumnChunk {
  if (!meta_data) throw new Error("The engine wrote a Parquet column without its metadata.");
  const { type, encodings, path_in_schema, codec, num_values, dictionary_page_offset } = meta_data;
  return {
    file_offset: 0n,
    meta_data: {
      type,
      encodings,
      path_in_schema,
      codec,
      num_values,
      total_uncompressed_size: meta_data.total_uncompressed_size,
      total_compressed_size: meta_data.total_compressed_size,
      data_page_offset: meta_data.data_page_offset + shift,
      ...(dictionary_page_offset !== undefined && { dictionary_page_offset: dictionary_page_offset + shift }),
    },
  };
}

/** The writer spells the logical type of integers in a way that strict readers refuse; the converted type says the same. */
function portable({ logical_type, ...element }: SchemaElement): SchemaElement {
  return logical_type === undefined || logical_type.type === "INTEGER"
    ? element
    : { ...element, logical_type };
}
