import { z } from "zod";
import { startFacet } from "../../scripts/harness/facet";
import { waitUntilDrained } from "../../scripts/harness/pending";
import { providerEnvironment } from "../../scripts/harness/provider-environment";
import { formatTable } from "../shared/table";
import { residentBytes } from "../shared/usage";
import { startWorker, type Worker } from "../shared/worker";
import { loadResultSchema } from "./load-job";
import { requestTexts } from "./requests";

const samples = 10;

/** Sends many calls through one Facet, every fourth a stream, and prints its resident memory along the way. */
export async function measureMemory(load: Worker, calls: number): Promise<void> {
  const standIn = await startWorker("stand-in");
  const upstream = z.string().parse(standIn.hello);
  const facet = await startFacet({ env: { ...providerEnvironment(upstream), FACET_LOG_LEVEL: "error" } });
  const address = {
    port: Number(new URL(facet.baseUrl).port),
    headers: { authorization: `Bearer ${facet.apiKey}` },
  };
  const json = requestTexts(address, false);
  const requests = requestTexts(address, true).flatMap((stream, index) => [
    stream,
    ...json.slice(index % 13, (index % 13) + 3),
  ]);
  const megabytes: number[] = [];
  const rows: string[][] = [];
  for (let sample = 1; sample <= samples; sample++) {
    const job = {
      port: address.port,
      requests,
      concurrency: 16,
      durationMs: 600_000,
      callsMax: calls / samples,
    };
    const result = loadResultSchema.parse(await load.ask(job));
    await waitUntilDrained(facet.baseUrl);
    const held = residentBytes(facet.pid) / 1024 ** 2;
    megabytes.push(held);
    rows.push([
      String((calls / samples) * sample),
      held.toFixed(0),
      result.perSecond.toFixed(0),
      String(result.errors),
    ]);
  }
  console.log(formatTable(["calls", "resident MB", "req/s", "failed"], rows));
  const half = megabytes.slice(samples / 2);
  const growth = (half.at(-1) ?? 0) / (half[0] ?? 1) - 1;
  const verdict = growth < 0.1 ? "pass" : "MISS";
  console.log(
    `\nGrowth over the second half: ${(growth * 100).toFixed(1)} %, flat means below 10 %: ${verdict}`,
  );
  await facet.stop();
  await standIn.stop();
}
