import { randomInt } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { openEmbedded } from "@/lib/clickhouse/embedded";
import { forkTypeScript } from "@/test/child-process";
import { storedIds, storedProperties, temporaryDirectory } from "@/test/recorders";

const rounds = 4;
const entry = "test/children/recording-child.ts";
const messageSchema = z.object({ recorded: z.string().optional(), edited: z.string().optional() });

it("loses no acknowledged call and stores none twice when the process is killed at any moment", async () => {
  const directory = temporaryDirectory();
  const recorded: string[] = [];
  const edited: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const child = await forkTypeScript(entry, [directory, "record"]);
    child.on("message", (message) => {
      const { recorded: recordedId, edited: editedId } = messageSchema.parse(message);
      recorded.push(...(recordedId ? [recordedId] : []));
      edited.push(...(editedId ? [editedId] : []));
    });
    await once(child, "message");
    await sleep(randomInt(50, 900));
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }
  await once(await forkTypeScript(entry, [directory, "drain"]), "exit");

  const database = await openEmbedded(join(directory, "clickhouse"), "facet");
  for (const table of ["requests", "request_bodies"] as const) {
    const stored = await storedIds(database, table);
    const unique = new Set(stored);
    expect(stored.length - unique.size).toBe(0);
    expect(recorded.filter((id) => !unique.has(id))).toEqual([]);
  }
  expect(recorded.length).toBeGreaterThan(100);
  for (const id of edited) {
    expect(await storedProperties(database, id)).toEqual({ edited: "yes" });
  }
  await database.close();
}, 120_000);
