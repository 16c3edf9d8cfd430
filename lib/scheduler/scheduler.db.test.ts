import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { ApiError } from "@/lib/errors";
import { listJobRuns } from "@/lib/queries/job-events";
import { closeProcessSingletons, processSingleton } from "@/lib/registry";
import { describeOnBothEngines } from "@/test/both-engines";
import type { TestDatabase } from "@/test/database";
import { silentLogger } from "@/test/recorders";
import { claimRun, endClaim, renewClaim } from "./claim";
import type { Job, JobRun } from "./job";
import { Scheduler, type SchedulerOptions } from "./scheduler";

const minuteMs = 60_000;
const noonMs = Date.UTC(2026, 0, 31, 12);
let jobs = 0;

/** A job of its own that runs every five minutes. */
function testJob(run: Job["run"] = async () => {}, parts: Partial<Job> = {}): Job {
  jobs += 1;
  return {
    name: `job-${jobs}`,
    description: "A test",
    schedule: "*/5 * * * *",
    catchUp: "once",
    run,
    ...parts,
  };
}

const schedulerOf = (job: Job, options: Partial<SchedulerOptions> = {}) =>
  new Scheduler({ jobs: [job], isShared: true, logger: silentLogger, ...options });

describeOnBothEngines("the scheduler", (open) => {
  let opened: TestDatabase;

  beforeAll(async () => {
    opened = await open();
    processSingleton("database", () => new LazyDatabase(async () => opened.database));
  });
  afterAll(async () => {
    await closeProcessSingletons();
    await opened.close();
  });

  const claimant = (owner: string) => ({ owner, isShared: true, leaseMs: minuteMs });
  const [a, b] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];

  describe("a claim", () => {
    test("is granted to one of many processes that ask at the same moment", async () => {
      const job = testJob();
      for (let slot = 0; slot < 5; slot += 1) {
        const owners = Array.from({ length: 8 }, () => crypto.randomUUID());
        const claims = await Promise.all(
          owners.map((owner) => claimRun(job, noonMs + slot * minuteMs, claimant(owner))),
        );
        const granted = claims.filter((claim) => claim !== null);
        expect(granted).toHaveLength(1);
        for (const claim of granted) await endClaim(claim, "done");
      }
    });

    test("is not granted while another process is at it, nor for what it has done", async () => {
      const job = testJob();
      const first = await claimRun(job, noonMs, claimant(a));
      expect(await claimRun(job, noonMs + minuteMs, claimant(b))).toBeNull();
      if (first) await endClaim(first, "done");
      expect(await claimRun(job, noonMs, claimant(b))).toBeNull();
      expect(await claimRun(job, noonMs + minuteMs, claimant(b))).toMatchObject({
        run: 2,
        previousSlotMs: noonMs,
      });
    });

    test("passes on from a process that is not heard of, which learns of it", async () => {
      const job = testJob();
      const first = await claimRun(job, noonMs, claimant(a));
      expect(first && (await renewClaim(first))).toBe(true);
      // As if a minute had passed without a sign.
      const second = await claimRun(job, noonMs, { ...claimant(b), leaseMs: 0 });
      expect(second).toMatchObject({ run: 2, owner: b, slotMs: noonMs, previousSlotMs: null });
      expect(first && (await renewClaim(first))).toBe(false);
      expect(second && (await renewClaim(second))).toBe(true);
      // What the one that was given up for dead still says counts for nothing.
      if (first) await endClaim(first, "done");
      expect((await listJobRuns(job.name, 1))[0]).toMatchObject({ run: 2, outcome: null });
    });

    test("waits for nobody where no other process can be at it", async () => {
      const job = testJob();
      await claimRun(job, noonMs, claimant(a));
      expect(await claimRun(job, noonMs, { ...claimant(b), isShared: false })).toMatchObject({ run: 2 });
    });
  });

  test("runs a job once for each time of its schedule, whoever asks how often", async () => {
    const runs: JobRun[] = [];
    const job = testJob(async (run) => void runs.push(run));
    const [one, other] = [schedulerOf(job), schedulerOf(job)];
    for (const nowMs of [noonMs + 1, noonMs + minuteMs, noonMs + 5 * minuteMs, noonMs + 5 * minuteMs + 7]) {
      await Promise.all([one.due(job.name, nowMs), other.due(job.name, nowMs)]);
    }
    expect(runs.map(({ slotMs, previousSlotMs }) => [slotMs, previousSlotMs])).toEqual([
      [noonMs, null],
      [noonMs + 5 * minuteMs, noonMs],
    ]);
  });

  test("does not begin again while a run goes on", async () => {
    let finish = () => {};
    let runs = 0;
    const job = testJob(() => {
      runs += 1;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    const scheduler = schedulerOf(job);
    const first = scheduler.due(job.name, noonMs);
    await expect.poll(() => runs).toBe(1);
    await scheduler.due(job.name, noonMs + 10 * minuteMs);
    expect(scheduler.states(noonMs)[0]).toMatchObject({ isRunning: true, nextAtMs: noonMs + 5 * minuteMs });
    finish();
    await first;
    expect(runs).toBe(1);
    expect(scheduler.states()[0]?.isRunning).toBe(false);
  });

  test("makes good at the start what was missed, once, unless the job is not to be", async () => {
    const runs: JobRun[] = [];
    const job = testJob(async (run) => void runs.push(run));
    await schedulerOf(job).due(job.name, noonMs);
    await schedulerOf(job).catchUp(job.name, noonMs + 2 * minuteMs);
    expect(runs).toHaveLength(1);
    await schedulerOf(job).catchUp(job.name, noonMs + 62 * minuteMs);
    expect(runs[1]).toMatchObject({ slotMs: noonMs + 60 * minuteMs, previousSlotMs: noonMs });

    const skipping = testJob(async (run) => void runs.push(run), { catchUp: "skip" });
    await schedulerOf(skipping).catchUp(skipping.name, noonMs);
    expect(runs).toHaveLength(2);
  });

  test("tells of a failure until a run goes well, also after a new start", async () => {
    let fault: Error | null = new ApiError("conflict", "Something stands in the way.");
    const job = testJob(async () => {
      if (fault) throw fault;
    });
    const scheduler = schedulerOf(job);
    await scheduler.due(job.name, noonMs);
    expect(scheduler.states()[0]?.error).toBe("Something stands in the way.");
    const restarted = schedulerOf({ ...job, catchUp: "skip" });
    await restarted.catchUp(job.name, noonMs);
    expect(restarted.states()[0]?.error).toBe("Something stands in the way.");
    fault = new Error("SELECT secret FROM somewhere");
    await restarted.due(job.name, noonMs + 5 * minuteMs);
    expect(restarted.states()[0]?.error).toBe("The job failed; the log tells more.");
    fault = null;
    await restarted.due(job.name, noonMs + 10 * minuteMs);
    expect(restarted.states()[0]).toMatchObject({ error: null, endedAtMs: expect.any(Number) });
  });

  test("lets a run leave off when the process stops, and gives its time back", async () => {
    let begun = false;
    const runs: JobRun[] = [];
    const job = testJob(async (run) => {
      runs.push(run);
      begun = true;
      if (runs.length > 1) return;
      await new Promise<void>((resolve) => run.signal.addEventListener("abort", () => resolve()));
    });
    const stopping = schedulerOf(job);
    const run = stopping.due(job.name, noonMs);
    await expect.poll(() => begun).toBe(true);
    await stopping.close();
    await run;
    await schedulerOf(job).due(job.name, noonMs);
    expect(runs.map(({ slotMs, previousSlotMs }) => [slotMs, previousSlotMs])).toEqual([
      [noonMs, null],
      [noonMs, null],
    ]);
    await stopping.due(job.name, noonMs + 5 * minuteMs);
    expect(runs).toHaveLength(2);
  });
});
