import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";
import { ApiError } from "@/lib/errors";
import { processSingleton } from "@/lib/registry";

/**
 * The data directory of this process, made with mode 0700 and held by a lock file until shutdown. Database, spool
 * and secrets live there, and none of them can be shared by two processes.
 *
 * @returns its absolute path.
 * @throws ApiError with `storage_unavailable` that names the process which holds it.
 */
export function holdDataDirectory(): string {
  return processSingleton(
    "data-directory",
    () => {
      const path = env().FACET_DATA_DIR;
      mkdirSync(path, { recursive: true, mode: 0o700 });
      chmodSync(path, 0o700);
      return { path, release: lockDirectory(path) };
    },
    ({ release }) => release(),
  ).path;
}

const holderSchema = z.object({ pid: z.number().int(), startedAt: z.string().nullable() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of `directory`. A lock whose process is gone is taken over; so is one whose process id has been
 * given to another process since, told by the time the process started.
 *
 * @returns the function that gives it back.
 */
export function lockDirectory(directory: string): () => void {
  const lock = join(directory, "facet.lock");
  const mine: Holder = { pid: process.pid, startedAt: processStart(process.pid) };
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    // A hard link appears whole or not at all, so nobody ever reads half a lock.
    for (let attempt = 0; !linked(draft, lock); attempt++) {
      const holder = readHolder(lock);
      if (holder && isRunning(holder) && !isSame(holder, mine)) {
        throw held(directory, holder.pid);
      }
      if (attempt === 10) {
        throw held(directory, holder?.pid ?? null);
      }
      setAside(lock, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    const holder = readHolder(lock);
    if (holder && isSame(holder, mine)) {
      rmSync(lock, { force: true });
    }
  };
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") {
      return false;
    }
    throw error;
  }
}

/**
 * Removes a stale lock. Renaming comes first: of two processes that found the same stale lock only one can move
 * it, and whoever moved a fresh one by mistake puts it back.
 */
function setAside(lock: string, stale: Holder | null): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      return;
    }
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && !(stale && isSame(moved, stale))) {
    linked(aside, lock);
  }
  rmSync(aside, { force: true });
}

function readHolder(path: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

function isSame(a: Holder, b: Holder): boolean {
  return a.pid === b.pid && a.startedAt === b.startedAt;
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (codeOf(error) !== "EPERM") {
      return false;
    }
  }
  const startedAt = processStart(holder.pid);
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
}

/** When a process started, as boot and clock tick; null where there is no /proc. */
function processStart(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}

function held(directory: string, pid: number | null): ApiError {
  const who = pid === null ? "another process" : `process ${pid}`;
  return new ApiError(
    "storage_unavailable",
    `The data directory ${directory} is in use by ${who}, another Facet. Stop that one, or set FACET_DATA_DIR to ` +
      "another directory for this one.",
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
