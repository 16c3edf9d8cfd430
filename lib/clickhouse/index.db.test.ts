import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { forkTypeScript } from "@/test/child-process";
import { temporaryDirectory } from "@/test/recorders";

const dataDirectory = join(temporaryDirectory(), "data");
vi.stubEnv("FACET_DATA_DIR", dataDirectory);
vi.stubEnv("CLICKHOUSE_URL", "");
vi.stubEnv("CLICKHOUSE_DATABASE", "chosen_name");
vi.stubEnv("FACET_RETENTION_DAYS", "30");

const { database, storageReady } = await import("./index");
const { closeProcessSingletons } = await import("@/lib/registry");

afterEach(() => closeProcessSingletons());

async function secondProcess(): Promise<{ outcome: unknown; leave: () => Promise<void> }> {
  const child = await forkTypeScript("test/children/opening-child.ts");
  const [outcome] = await once(child, "message");
  const leave = async () => {
    const exited = once(child, "exit");
    child.send("leave");
    await exited;
  };
  return { outcome, leave };
}

it("does nothing until it is used", () => {
  expect(existsSync(dataDirectory)).toBe(false);
});

it("opens on first use, migrated, in a directory nobody else may enter", async () => {
  const rows = await database().query(
    { sql: "SELECT currentDatabase() AS name, count() AS n FROM requests", tag: "test" },
    z.object({ name: z.string(), n: z.number() }),
  );
  expect(rows).toEqual([{ name: "chosen_name", n: 0 }]);
  expect(database()).toBe(database());
  expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
});

it("keeps a second process out with a sentence that names this one, and lets it in afterwards", async () => {
  await storageReady();
  const refused = await secondProcess();
  expect(refused.outcome).toContain(`in use by process ${process.pid}`);
  expect(refused.outcome).toContain("FACET_DATA_DIR");
  await refused.leave();

  await closeProcessSingletons();
  const admitted = await secondProcess();
  expect(admitted.outcome).toBe("ready");
  await expect(storageReady()).rejects.toThrow(/in use by process \d+/);
  await admitted.leave();
  await storageReady();
});
