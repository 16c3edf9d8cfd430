import { appendFileSync, statSync } from "node:fs";
import { z } from "zod";
import { readPrivateFile, writePrivateFile } from "@/lib/auth/private-file";

/** A bucket as it is kept: how far it is drawn down, when, and how much flows back in a millisecond. */
export interface KeptBucket {
  used: number;
  atMs: number;
  perMs: number;
}

const lineSchema = z.tuple([z.string(), z.number(), z.number(), z.number()]);

/** The file is written anew when it has grown to this and to twice what is in it. */
const rewriteBytesMin = 4 * 1024 * 1024;

/** A file of buckets to which changes are appended, a line each; of several lines for one bucket the last counts. */
export class BucketFile {
  readonly #path: string;
  #bytes = 0;
  #bytesWhole = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** What is in the file. A line that was cut off by the death of the process is passed over. */
  read(): Map<string, KeptBucket> {
    const buckets = new Map<string, KeptBucket>();
    for (const line of (readPrivateFile(this.#path) ?? "").split("\n")) {
      const bucket = parseLine(line);
      if (bucket) {
        const [key, used, atMs, perMs] = bucket;
        buckets.set(key, { used, atMs, perMs });
      }
    }
    return buckets;
  }

  append(changed: Iterable<[string, KeptBucket]>): void {
    const text = linesOf(changed);
    appendFileSync(this.#path, text, { mode: 0o600 });
    this.#bytes += text.length;
  }

  /** Whether most of what is in the file is outdated. */
  get isLong(): boolean {
    return this.#bytes > Math.max(rewriteBytesMin, 2 * this.#bytesWhole);
  }

  /** Replaces everything in the file. */
  rewrite(all: Iterable<[string, KeptBucket]>): void {
    writePrivateFile(this.#path, linesOf(all));
    this.#bytes = statSync(this.#path).size;
    this.#bytesWhole = this.#bytes;
  }
}

function linesOf(buckets: Iterable<[string, KeptBucket]>): string {
  let text = "";
  for (const [key, { used, atMs, perMs }] of buckets) {
    text += `${JSON.stringify([key, used, atMs, perMs])}\n`;
  }
  return text;
}

function parseLine(line: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
