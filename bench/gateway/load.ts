import { percentile } from "../shared/statistics";
import { Connection } from "./connection";
import { type LoadJob, type LoadResult, loadJobSchema } from "./load-job";

// The load generator, in a process of its own: takes jobs over the channel and answers with what it measured.
process.on("message", (message) => {
  run(loadJobSchema.parse(message)).then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");

async function run(job: LoadJob): Promise<LoadResult> {
  const requests = job.requests.map((text) => Buffer.from(text, "utf8"));
  const latencies: number[] = [];
  const firstBytes: number[] = [];
  let started = 0;
  let errors = 0;
  const startedAtMs = performance.now();
  const isOver = () => performance.now() - startedAtMs >= job.durationMs || started >= job.callsMax;

  async function caller() {
    let connection = new Connection(job.port);
    while (!isOver()) {
      const request = requests[started++ % requests.length] ?? Buffer.alloc(0);
      try {
        const times = await connection.call(request);
        if (times.status === 200) {
          latencies.push(times.latencyMs);
          firstBytes.push(times.firstByteMs);
        } else {
          errors += 1;
        }
      } catch {
        errors += 1;
        connection.close();
        connection = new Connection(job.port);
      }
    }
    connection.close();
  }

  await Promise.all(Array.from({ length: job.concurrency }, caller));
  const seconds = (performance.now() - startedAtMs) / 1000;
  latencies.sort((a, b) => a - b);
  firstBytes.sort((a, b) => a - b);
  return {
    calls: latencies.length,
    errors,
    perSecond: latencies.length / seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    firstByteP50Ms: percentile(firstBytes, 0.5),
  };
}
