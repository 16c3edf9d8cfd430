import { z } from "zod";
import { database } from "@/lib/clickhouse";

/** The present by the clock of the database, which dates changes of rows, in epoch milliseconds. */
export async function readDatabaseClock(): Promise<number> {
  const [row] = await database().query(
    { sql: "SELECT toUnixTimestamp64Milli(now64(3)) AS nowMs", tag: "clock.read", timeoutMs: 5_000 },
    z.object({ nowMs: z.coerce.number().int() }),
  );
  return row?.nowMs ?? Date.now();
}
