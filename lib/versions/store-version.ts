import { v7 as newUuid } from "uuid";
import { Pool } from "@/lib/clickhouse/pool";
import { ApiError } from "@/lib/errors";
import { processSingleton } from "@/lib/registry";

/** Something that people change, of which every version is kept: the highest one counts, and of equal ones the first. */
export interface Version {
  version: number;
  /** Tells versions of the same number apart; those made later are greater. */
  revision: string;
}

export interface VersionStore<Stored extends Version> {
  insert(version: Stored): Promise<void>;
  /** The version that counts now. */
  read(): Promise<Stored | undefined>;
  /** What it is, for the sentence to who comes too late, such as `alert "Spend"`. */
  nameOf(stored: Stored): string;
}

/**
 * Stores the version that follows on `before`. Of several that are made on the same one, one is stored and the others
 * fail; between processes that share a database, two made within the same milliseconds may both be answered as stored,
 * and then the first of them counts.
 *
 * @throws ApiError `conflict` when someone else changed it since `before` was read.
 */
export function storeVersion<Stored extends Version>(
  before: Stored,
  change: Partial<Omit<Stored, keyof Version>>,
  { insert, read, nameOf }: VersionStore<Stored>,
): Promise<Stored> {
  // Changes are rare, so that one at a time is quick enough for all there are.
  const turn = processSingleton("versions.turn", () => new Pool(["the only one"]));
  return turn.use(async () => {
    const current = await read();
    if (current && current.version !== before.version) throw changedSince(nameOf(current), current);
    const after: Stored = { ...before, ...change, version: before.version + 1, revision: newUuid() };
    await insert(after);
    const stored = await read();
    if (stored?.version === after.version && stored.revision !== after.revision) {
      throw changedSince(nameOf(stored), stored);
    }
    return after;
  });
}

/**
 * Holds a change back that was made on another version than the newest.
 *
 * @param version the one the change was made on; absent where whoever made it did not say.
 * @throws ApiError `conflict`.
 */
export function assertNewest(newest: Version, version: number | undefined, name: string): void {
  if (version !== undefined && version !== newest.version) throw changedSince(name, newest);
}

function changedSince(name: string, { version }: Version): ApiError {
  return new ApiError(
    "conflict",
    `The ${name} was changed by someone else; it is at version ${version} now. Read it again and repeat the change.`,
  );
}
