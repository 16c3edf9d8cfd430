import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openEmbedded } from "@/lib/clickhouse/embedded";
import { migrate } from "@/lib/clickhouse/migrate";
import { finishedCall } from "../calls";
import { testRecorder } from "../recorders";

/**
 * Records calls from several sides until it is killed, and tells its parent of each call it has acknowledged; as
 * `drain` it only brings what is left into the database and ends.
 */
const [directory = "", mode] = process.argv.slice(2);
const database = await openEmbedded(join(directory, "clickhouse"), "facet");
await migrate(database, undefined);
const recorder = testRecorder(database, { directory: join(directory, "spool") });

if (mode === "drain") {
  await recorder.flush(60_000);
  await recorder.close();
  await database.close();
  process.disconnect();
} else {
  await Promise.all(Array.from({ length: 8 }, (_, side) => recordForEver(side)));
}

async function recordForEver(side: number): Promise<void> {
  for (let index = 0; ; index++) {
    const finished = finishedCall({}, { request: "x".repeat(index % 5_000), response: "y" });
    recorder.record(finished);
    const { requestId, organizationId } = finished.call;
    process.send?.({ recorded: requestId });
    if (index % 20 === side) {
      await recorder.edit({ organizationId, requestId, set: [["edited", "yes"]], remove: [] });
      process.send?.({ edited: requestId });
    }
    await sleep(index % 3);
  }
}
