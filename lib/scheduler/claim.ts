import { insertJobEvent, type JobRunState, listJobRuns } from "@/lib/queries/job-events";
import type { Job } from "./job";

/** A run that is this process's to do. */
export interface Claim {
  job: string;
  run: number;
  owner: string;
  slotMs: number;
  previousSlotMs: number | null;
}

export interface Claimant {
  /** Names this process. */
  owner: string;
  /** Whether other processes run the same jobs. */
  isShared: boolean;
  /** A run of another process that was not heard of for this long is taken for dead. */
  leaseMs: number;
}

/** Runs that are looked at: one that was released or died lies between the last ones that ended. */
const runsLookedAt = 20;

/**
 * Claims the run of a job for a time of its schedule. Not granted where another process was first, is still at an earlier
 * run, or has done this one. Runs are numbered: whoever finds the last one over claims the next number, and the first to
 * do so has it.
 */
export async function claimRun(
  { name }: Pick<Job, "name">,
  slotMs: number,
  { owner, isShared, leaseMs }: Claimant,
): Promise<Claim | null> {
  const runs = await listJobRuns(name, runsLookedAt);
  const [last] = runs;
  const isAlive = last?.endedAtMs === null && isShared && last.silentMs < leaseMs;
  const handled = lastHandled(runs);
  if (isAlive || (handled && handled.slotMs >= slotMs)) {
    return null;
  }
  const claim = { job: name, run: (last?.run ?? 0) + 1, owner, slotMs };
  await insertJobEvent({ ...claim, event: "claimed" });
  const [newest] = await listJobRuns(name, 1);
  return newest?.run === claim.run && newest.owner === owner
    ? { ...claim, previousSlotMs: handled?.slotMs ?? null }
    : null;
}

/** The last run that came to an end of its own; one that died or was given up leaves its time to the next. */
export function lastHandled(runs: readonly JobRunState[]): JobRunState | undefined {
  return runs.find(({ outcome }) => outcome === "done" || outcome === "failed");
}

/** Says that a run goes on. False when another process has taken the job over meanwhile. */
export async function renewClaim({ job, run, owner, slotMs }: Claim): Promise<boolean> {
  await insertJobEvent({ job, run, owner, slotMs, event: "heard" });
  const [newest] = await listJobRuns(job, 1);
  return newest?.run === run && newest.owner === owner;
}

/** Says what became of a run. */
export async function endClaim(
  { job, run, owner, slotMs }: Claim,
  event: "done" | "failed" | "released",
  message = "",
): Promise<void> {
  await insertJobEvent({ job, run, owner, slotMs, event, message });
}
