import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { startFacet } from "../scripts/harness/facet";
import { pendingRecords } from "../scripts/harness/pending";
import { providerEnvironment } from "../scripts/harness/provider-environment";
import { killRounds } from "../scripts/kill/rounds";
import { storedIds } from "../scripts/kill/stored-ids";
import { startProvider } from "../scripts/provider";

test("SIGKILL amid concurrent traffic loses no call that a client received whole and duplicates none", {
  timeout: 180_000,
}, async () => {
  for await (const round of killRounds(3)) {
    expect(round.received).toBeGreaterThan(0);
    expect(round.rows).toBeGreaterThanOrEqual(round.received);
    expect(round.lost).toEqual([]);
    expect(round.duplicated).toEqual([]);
  }
});

test("SIGTERM lets a running stream finish, drains the records and ends with 0", {
  timeout: 120_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "facet-term-"));
  const provider = await startProvider({ behaviour: "chunks=20; chunk-delay-ms=50" });
  const env = providerEnvironment(provider.url);
  const facet = await startFacet({ dataDir, env });
  const client = new OpenAI({ baseURL: `${facet.baseUrl}/v1`, apiKey: facet.apiKey, maxRetries: 0 });
  const { data, response } = await client.chat.completions
    .create({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Hello" }], stream: true })
    .withResponse();

  let finishReason: string | null = null;
  let stopped: Promise<number | null> | undefined;
  for await (const chunk of data) {
    stopped ??= facet.stop();
    finishReason = chunk.choices[0]?.finish_reason ?? finishReason;
  }
  expect(finishReason).toBe("stop");
  expect(await stopped).toBe(0);

  const restarted = await startFacet({ dataDir, env });
  expect(await pendingRecords(restarted.baseUrl)).toBe(0);
  expect(await storedIds(restarted)).toEqual([response.headers.get("helicone-id")]);
  await restarted.stop();
  await provider.close();
  await rm(dataDir, { recursive: true, force: true });
});
