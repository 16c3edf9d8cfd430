import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** The same bytes compressed. gzip ends with a checksum and a length, so a file that is cut off shows. */
export async function* gzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gzip = createGzip();
  // What goes wrong destroys the stream that is read below, which throws it there.
  const done = pipeline(Readable.from(bytes), gzip).catch(() => {});
  try {
    yield* gzip;
  } finally {
    gzip.destroy();
    await done;
  }
}
