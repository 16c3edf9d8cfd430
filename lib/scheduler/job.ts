/** What a run of a job is told. */
export interface JobRun {
  /** Aborted when the process stops, or when another one has taken the job over: then leave off soon. */
  signal: AbortSignal;
  /** The time of the schedule that the run is for, in epoch milliseconds; after a downtime it lies in the past. */
  slotMs: number;
  /** The time the last run that ended was for; null before the first. What lies between is this run's to do. */
  previousSlotMs: number | null;
}

/** Something that is done again and again in the background. */
export interface Job {
  /** Never changes: it names the job in the database. */
  name: string;
  /** What it does, for people. */
  description: string;
  /** When: a cron pattern in UTC, with seconds first where it has six parts. */
  schedule: string;
  /** What becomes of runs that were missed while nothing ran: one run for all of them at the start, or none. */
  catchUp: "once" | "skip";
  run: (run: JobRun) => Promise<void>;
}

/** How a job stands, as far as this process knows. */
export interface JobState {
  name: string;
  description: string;
  schedule: string;
  isRunning: boolean;
  /** When the last run that this process knows of began and ended, in epoch milliseconds. */
  startedAtMs: number | null;
  endedAtMs: number | null;
  /** A sentence about why the last run failed; null when it did not. */
  error: string | null;
  nextAtMs: number | null;
}
