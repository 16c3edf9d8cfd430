import { once } from "node:events";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A file of an archive; its bytes are taken once the files before it are written. */
export interface ArchivedFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * An archive of files as bytes, compressed on the way. It ends with a list of its files, without which no program
 * opens it, so one that is cut off shows.
 */
export async function* zipOf(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  const filling = new Filling(files);
  try {
    yield* filling.out;
  } finally {
    await filling.stop();
  }
}

class Filling {
  readonly #zip = new ZipFile();
  readonly out = Readable.from(this.#zip.outputStream);
  readonly #done: Promise<void>;
  #source: Readable | undefined;
  #isStopped = false;

  constructor(files: AsyncIterable<ArchivedFile>) {
    this.#done = this.#fill(files).catch((error: unknown) => {
      this.out.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  }

  /** Lets go of what is being read, whether the archive is complete or nobody wants the rest of it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#source?.destroy();
    await this.#done;
  }

  async #fill(files: AsyncIterable<ArchivedFile>): Promise<void> {
    for await (const { name, bytes } of files) {
      if (this.#isStopped) return;
      this.#source = Readable.from(bytes);
      this.#zip.addReadStream(this.#source, name, { mtime: new Date() });
      // One after another: a file that waits for its turn would hold what it has read.
      await once(this.#source, "close");
    }
    this.#zip.end();
  }
}
