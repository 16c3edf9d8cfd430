import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Beyond this size a body is taken for a decompression bomb. */
const outputBytesMax = 64 * 1024 * 1024;

// An answer that broke off midway still gives what had arrived: hence the flush instead of the proper end.
const zlibOptions = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: outputBytesMax };
const brotliOptions = {
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
  maxOutputLength: outputBytesMax,
};

const decoders: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  gzip: (bytes) => gunzipSync(bytes, zlibOptions),
  "x-gzip": (bytes) => gunzipSync(bytes, zlibOptions),
  br: (bytes) => brotliDecompressSync(bytes, brotliOptions),
  identity: (bytes) => bytes,
  deflate: (bytes) => {
    // Both zlib-wrapped and raw deflate go by this name.
    try {
      return inflateSync(bytes, zlibOptions);
    } catch {
      return inflateRawSync(bytes, zlibOptions);
    }
  },
};

/** Undoes a `content-encoding`, or null when it is unknown, the bytes are not so encoded, or grow without reason. */
export function decompress(bytes: Uint8Array, encoding: string): Uint8Array | null {
  try {
    return encoding
      .toLowerCase()
      .split(",")
      .map((name) => name.trim())
      .reduceRight((decoded, name) => {
        const decode = decoders[name];
        if (!decode) {
          throw new Error(`unknown content-encoding ${name}`);
        }
        return decode(decoded);
      }, bytes);
  } catch {
    return null;
  }
}
