import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import { checkFrame, encodeFrame, type Frame, frameKinds } from "./frames";

const namePattern = /^rejected-.*\.frames$/;

/**
 * Frames the database refused for good, kept in files beside the spool: each in a frame of kind `rejected` whose
 * metadata holds the reason and the original metadata, so that nothing is lost and a person can look.
 */
export class Rejects {
  readonly #directory: string;
  readonly #logger: Pick<Logger, "error">;
  #count = 0;

  constructor(directory: string, logger: Pick<Logger, "error">) {
    this.#directory = directory;
    this.#logger = logger;
    for (const name of readdirSync(directory).filter((entry) => namePattern.test(entry))) {
      this.#count += framesIn(readFileSync(join(directory, name)));
    }
  }

  get count(): number {
    return this.#count;
  }

  add(frame: Frame, segment: number, error: Error): void {
    const metadata = JSON.stringify({
      error: error.message,
      kind: frame.kind,
      metadata: frame.metadata.toString(),
    });
    const parts = encodeFrame(frameKinds.rejected, metadata, frame.request, frame.response);
    const path = join(this.#directory, `rejected-${segment}.frames`);
    appendFileSync(path, Buffer.concat(parts), { mode: 0o600 });
    this.#count += 1;
    this.#logger.error({ file: path, reason: error.message }, "The database refused a record for good");
  }
}

function framesIn(buffer: Buffer): number {
  let count = 0;
  let at = 0;
  for (let next = checkFrame(buffer, at); next.state === "frame"; next = checkFrame(buffer, at)) {
    at += next.bytes;
    count += 1;
  }
  return count;
}
