import { once } from "node:events";
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
