import { expect, it } from "vitest";
import { z } from "zod";
import { finishedCall } from "@/test/calls";
import { startClickHouseServer } from "@/test/clickhouse-http";
import { storedIds, testRecorder } from "@/test/recorders";
import { LazyDatabase } from "./lazy-database";
import { migrate } from "./migrate";
import { openServer } from "./server";

const one = z.object({ n: z.number() });

it("tells of a server that is away, of one that goes away and of a wrong password", async () => {
  const server = await startClickHouseServer();
  const { url, username, password } = server;
  const wrong = openServer({ url, username, password: "wrong", database: "facet" });
  await expect(wrong).rejects.toMatchObject({ code: "516", type: "AUTHENTICATION_FAILED" });

  const database = await openServer({ url, username, password, database: "facet" });
  expect(await database.query({ sql: "SELECT 1 AS n", tag: "test" }, one)).toEqual([{ n: 1 }]);
  const running = database.query({ sql: "SELECT sleep(3) AS n", tag: "test" }, one);
  const failed = expect(running).rejects.toMatchObject({ code: "storage_unavailable" });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await server.close();
  await failed;
  await expect(database.ping()).rejects.toMatchObject({ code: "storage_unavailable" });
  await expect(database.insert("requests", "{}", "test")).rejects.toMatchObject({
    code: "storage_unavailable",
  });
  const away = openServer({ url, username, password, database: "facet" });
  await expect(away).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringContaining(new URL(url).host),
  });
  await database.close();
});

it("records calls while the server is away and opens it when it has come up", async () => {
  const addresses: Awaited<ReturnType<typeof startClickHouseServer>>[] = [];
  const database = new LazyDatabase(async () => {
    const [server] = addresses;
    const { url = "http://127.0.0.1:1", username = "", password = "" } = server ?? {};
    const opened = await openServer({ url, username, password, database: "facet" });
    await migrate(opened, undefined);
    return opened;
  });
  const recorder = testRecorder(database);
  const finished = finishedCall();
  recorder.record(finished);
  await expect.poll(() => recorder.health().lastError).toContain("does not answer");
  addresses.push(await startClickHouseServer());
  await recorder.flush(20_000);
  expect(await storedIds(database, "requests")).toEqual([finished.call.requestId]);
  expect(recorder.health().lastError).toBeNull();
  await recorder.close();
  await database.close();
  await addresses[0]?.close();
});
