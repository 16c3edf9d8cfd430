import { z } from "zod";
import { database } from "@/lib/clickhouse";
import { int64 } from "./int64";
import { timeParameter } from "./time-parameter";

const endings = ["done", "failed", "released"] as const;

/** Something that happened to a run of a job. `released` is a run that was given up before it was done. */
export interface JobEvent {
  job: string;
  run: number;
  event: "claimed" | "heard" | (typeof endings)[number];
  owner: string;
  slotMs: number;
  message?: string;
}

/** A run of a job, folded from its events. */
export interface JobRunState {
  run: number;
  /** The process that was first to claim it. */
  owner: string;
  slotMs: number;
  startedAtMs: number;
  endedAtMs: number | null;
  outcome: (typeof endings)[number] | null;
  message: string;
  /** How long nothing was heard of its owner, by the clock of the database. */
  silentMs: number;
}

/**
 * Writes an event down. Of several processes that claim one run at once the table takes the first claim, as all of
 * them carry one token.
 */
export async function insertJobEvent({
  job,
  run,
  event,
  owner,
  slotMs,
  message = "",
}: JobEvent): Promise<void> {
  const line = JSON.stringify({ job, run, event, owner, slot: timeParameter(slotMs), message });
  const token = event === "claimed" ? `job/${job}/${run}` : undefined;
  await database().insert("job_events", line, "jobs.insert", token);
}

/** The last runs of a job, the newest first. */
export async function listJobRuns(job: string, limit: number): Promise<JobRunState[]> {
  const rows = await database().query(
    {
      sql: `
  SELECT
    run,
    owner,
    event,
    toUnixTimestamp64Micro(min(at)) AS firstMicros,
    toUnixTimestamp64Milli(toDateTime64(max(at), 3)) AS lastMs,
    toUnixTimestamp64Milli(min(slot)) AS slotMs,
    argMax(message, at) AS message,
    dateDiff('millisecond', max(at), now64(6)) AS silentMs
  FROM job_events
  WHERE job = {job: String} AND run + {limit: UInt32} > (SELECT max(run) FROM job_events WHERE job = {job: String})
  GROUP BY run, owner, event
  ORDER BY run DESC, firstMicros`,
      params: { job, limit },
      tag: "jobs.runs",
    },
    eventSchema,
  );
  const numbers = [...new Set(rows.map(({ run }) => run))];
  return numbers.flatMap((number) => folded(rows.filter(({ run }) => run === number)) ?? []);
}

const eventSchema = z.object({
  run: int64,
  owner: z.string(),
  event: z.enum(["claimed", "heard", ...endings]),
  firstMicros: int64,
  lastMs: int64,
  slotMs: int64,
  message: z.string(),
  silentMs: int64,
});

/** What others than the first claimant did counts for nothing. */
function folded(events: readonly z.infer<typeof eventSchema>[]): JobRunState | undefined {
  const claim = events.find(({ event }) => event === "claimed");
  if (!claim) return undefined;
  const own = events.filter(({ owner }) => owner === claim.owner);
  const end = own.find(({ event }) => event !== "claimed" && event !== "heard");
  return {
    run: claim.run,
    owner: claim.owner,
    slotMs: claim.slotMs,
    startedAtMs: Math.floor(claim.firstMicros / 1_000),
    endedAtMs: end?.lastMs ?? null,
    outcome: endings.find((ending) => ending === end?.event) ?? null,
    message: end?.message ?? "",
    silentMs: Math.min(...own.map(({ silentMs }) => silentMs)),
  };
}
