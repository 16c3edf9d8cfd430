import { existsSync } from "node:fs";
import { open, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { z } from "zod";

const noteSchema = z.object({
  body: z.record(z.string(), z.unknown()),
  checkpoint: z.object({ rows: z.number(), bytes: z.number(), cursor: z.string() }),
});

export type PartNote = z.infer<typeof noteSchema>;

/**
 * A file that is being written, under a name that says so. It takes its own name once it is complete, in one step, so
 * that whoever finds the file finds all of it. Beside it stands what is needed to go on after a cut.
 */
export class PartFile {
  readonly path: string;
  readonly #target: string;
  readonly #notePath: string;

  constructor(target: string) {
    this.#target = target;
    this.path = `${target}.part`;
    this.#notePath = `${target}.part.json`;
  }

  get targetExists(): boolean {
    return existsSync(this.#target);
  }

  /** What an earlier run left to go on from; undefined when there is nothing. */
  async note(): Promise<PartNote | undefined> {
    const text = await readFile(this.#notePath, "utf8").catch(() => "");
    const parsed = noteSchema.safeParse(text === "" ? undefined : JSON.parse(text));
    return parsed.success && existsSync(this.path) ? parsed.data : undefined;
  }

  /** Notes how to go on; in one step, so that a cut leaves the note before. */
  async writeNote(note: PartNote): Promise<void> {
    const draft = `${this.#notePath}.new`;
    await writeFile(draft, JSON.stringify(note), { mode: 0o600 });
    await rename(draft, this.#notePath);
  }

  async cutTo(bytes: number): Promise<void> {
    await truncate(this.path, bytes);
  }

  /** The last bytes, as text. */
  async tail(bytesMax: number): Promise<{ text: string; bytes: number }> {
    const file = await open(this.path, "r");
    try {
      const { size } = await file.stat();
      const length = Math.min(size, bytesMax);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return { text: buffer.toString("latin1"), bytes: size };
    } finally {
      await file.close();
    }
  }

  async complete(): Promise<void> {
    await rename(this.path, this.#target);
    await rm(this.#notePath, { force: true });
  }

  async discard(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(this.#notePath, { force: true });
  }
}
