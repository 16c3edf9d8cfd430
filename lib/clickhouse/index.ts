import { join } from "node:path";
import { holdDataDirectory } from "@/lib/data-directory";
import { type Env, env } from "@/lib/env";
import { processSingleton } from "@/lib/registry";
import type { Database } from "./database";
import { openEmbedded } from "./embedded";
import { LazyDatabase } from "./lazy-database";
import { migrate } from "./migrate";
import { applyRetention } from "./retention";
import { openServer } from "./server";

/**
 * The database of this process: a ClickHouse server where CLICKHOUSE_URL is set, the embedded engine otherwise. It
 * opens on first use, migrated; until then nothing is loaded.
 *
 * @throws ApiError with `storage_unavailable` when another process holds the data directory.
 */
export function database(): Database {
  return lazyDatabase();
}

/**
 * Resolves when the database is open and migrated.
 *
 * @throws ApiError with `storage_unavailable` and a sentence for the operator.
 */
export async function storageReady(): Promise<void> {
  await lazyDatabase().ready();
}

function lazyDatabase(): LazyDatabase {
  return processSingleton(
    "database",
    () => {
      // Held before the database exists, so that shutdown gives it back after the database is closed.
      holdDataDirectory();
      return new LazyDatabase(() => openMigrated(env()));
    },
    (value) => value.close(),
  );
}

async function openMigrated(settings: Env): Promise<Database> {
  const opened = await open(settings);
  try {
    await migrate(opened, settings.CLICKHOUSE_CLUSTER);
    await applyRetention(opened, settings.FACET_RETENTION_DAYS, settings.CLICKHOUSE_CLUSTER);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function open(settings: Env): Promise<Database> {
  if (settings.CLICKHOUSE_URL) {
    return openServer({
      url: settings.CLICKHOUSE_URL,
      username: settings.CLICKHOUSE_USER,
      password: settings.CLICKHOUSE_PASSWORD,
      database: settings.CLICKHOUSE_DATABASE,
      cluster: settings.CLICKHOUSE_CLUSTER,
    });
  }
  return openEmbedded(join(holdDataDirectory(), "clickhouse"), settings.CLICKHOUSE_DATABASE);
}
