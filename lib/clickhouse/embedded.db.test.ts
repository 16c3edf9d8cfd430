import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { forkTypeScript } from "@/test/child-process";
import { temporaryDirectory } from "@/test/recorders";
import { openEmbedded } from "./embedded";

it("names the process that has the same database open, even where no lock file tells", async () => {
  const directory = temporaryDirectory();
  const holder = await forkTypeScript("test/clickhouse-http/server.ts", [directory]);
  await once(holder, "message");
  await expect(openEmbedded(directory, "facet")).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringContaining(`Process ${holder.pid} is noted`),
  });
  const exited = once(holder, "exit");
  holder.kill("SIGKILL");
  await exited;
  const database = await openEmbedded(directory, "facet");
  const rows = await database.query({ sql: "SELECT 1 AS n", tag: "test" }, z.object({ n: z.number() }));
  expect(rows).toEqual([{ n: 1 }]);
  await database.close();
});

it("closes at once although a read would take minutes, and takes nothing afterwards", async () => {
  const database = await openEmbedded(temporaryDirectory(), "facet");
  const ask = (sql: string) => database.query({ sql, tag: "test" }, z.object({ n: z.coerce.number() }));
  // One more than can run side by side.
  const long = Array.from({ length: 4 }, () =>
    ask("SELECT count() AS n FROM numbers(1e12) WHERE sipHash64(number) = 1"),
  );
  const ends = Promise.allSettled(long);
  await delay(200);
  await database.close();
  expect((await ends).map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
  await expect(ask("SELECT 1 AS n")).rejects.toMatchObject({ code: "storage_unavailable" });
});
