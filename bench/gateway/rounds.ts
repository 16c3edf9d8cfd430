import { cpuMs } from "../shared/usage";
import type { Worker } from "../shared/worker";
import type { Contestant } from "./contestants";
import { type LoadJob, type LoadResult, loadResultSchema } from "./load-job";
import { requestTexts } from "./requests";

export interface Workload {
  isStream: boolean;
  concurrency: number;
}

export interface Round extends LoadResult {
  /** CPU of the contestant per call while the calls went through. */
  cpuUs: number;
  /** The same with the work it put off until afterwards. */
  cpuWithSettlingUs: number;
}

/** Sends one contestant one workload for a while. */
export async function runRound(
  load: Worker,
  contestant: Contestant,
  workload: Workload,
  durationMs: number,
): Promise<Round> {
  const job: LoadJob = {
    port: contestant.port,
    requests: requestTexts(contestant, workload.isStream),
    concurrency: workload.concurrency,
    durationMs,
    callsMax: 1_000_000,
  };
  const before = cpuMs(contestant.pid);
  const result = loadResultSchema.parse(await load.ask(job));
  const during = cpuMs(contestant.pid) - before;
  await contestant.settle();
  const withSettling = cpuMs(contestant.pid) - before;
  const calls = Math.max(1, result.calls);
  return {
    ...result,
    cpuUs: (during * 1000) / calls,
    cpuWithSettlingUs: (withSettling * 1000) / calls,
  };
}
