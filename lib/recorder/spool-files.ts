import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A place in the spool: everything before it is done, or written, or whatever the name of the variable says. */
export interface Position {
  segment: number;
  offset: number;
}

export function isBefore(a: Position, b: Position): boolean {
  return a.segment < b.segment || (a.segment === b.segment && a.offset < b.offset);
}

const segmentPattern = /^(\d{12})\.frames$/;

export function segmentPath(directory: string, segment: number): string {
  return join(directory, `${String(segment).padStart(12, "0")}.frames`);
}

/** The segments on disk with their sizes, oldest first; makes the directory when it is missing. */
export function listSegments(directory: string): Map<number, number> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const numbers = readdirSync(directory)
    .map((name) => Number(segmentPattern.exec(name)?.[1] ?? Number.NaN))
    .filter((segment) => !Number.isNaN(segment))
    .sort((a, b) => a - b);
  return new Map(numbers.map((segment) => [segment, statSync(segmentPath(directory, segment)).size]));
}

const positionSchema = z.object({ segment: z.number().int(), offset: z.number().int() });
const checkpointSchema = z.object({
  /** Everything before this is in the database. */
  done: positionSchema,
  /** End of the batch that was being inserted, so that a restart repeats the very same batch. */
  batchEnd: positionSchema.nullable(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const checkpointName = "checkpoint.json";

/** Null when there is none, or none that can be read: then the spool is gone through from its first frame. */
export function readCheckpoint(directory: string): Checkpoint | null {
  try {
    return checkpointSchema.parse(JSON.parse(readFileSync(join(directory, checkpointName), "utf8")));
  } catch {
    return null;
  }
}

/** Replaces the checkpoint whole: a rename is seen either entirely or not at all. */
export function writeCheckpoint(directory: string, checkpoint: Checkpoint): void {
  const draft = join(directory, `${checkpointName}.new`);
  writeFileSync(draft, JSON.stringify(checkpoint), { mode: 0o600 });
  renameSync(draft, join(directory, checkpointName));
}
