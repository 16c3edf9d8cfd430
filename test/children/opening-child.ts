import { database, storageReady } from "@/lib/clickhouse";
import { closeProcessSingletons } from "@/lib/registry";

/** Opens the database its environment names, tells its parent how that went, and leaves when told to. */
const outcome = await storageReady().then(
  () => "ready",
  (error: unknown) => (error instanceof Error ? error.message : String(error)),
);
process.send?.(outcome);
process.on("message", async () => {
  if (outcome === "ready") {
    await database().ping();
  }
  await closeProcessSingletons();
  process.disconnect();
});
