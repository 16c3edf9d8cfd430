import { expect, test } from "vitest";
import { startProvider } from "../provider";
import { makeRandom } from "./random";
import { codeReview } from "./scenarios/code-review";
import { documents } from "./scenarios/documents";
import { extraction } from "./scenarios/extraction";
import { search } from "./scenarios/search";
import { support } from "./scenarios/support";
import { sendTraffic } from "./traffic";

test("the same seed draws the same traffic", () => {
  const draw = () => support.calls(makeRandom(7));
  expect(draw()).toEqual(draw());
});

test("every scenario ends each call with the user's turn and tags it", () => {
  for (const scenario of [support, search, documents, codeReview, extraction]) {
    for (let seed = 0; seed < 20; seed++) {
      for (const call of scenario.calls(makeRandom(seed))) {
        expect(call.turns.at(-1)?.role).toBe("user");
        expect(Object.keys(call.properties).length).toBeGreaterThan(0);
      }
    }
  }
});

test("the burst reaches the provider with the SDKs' own requests and carries properties, users and sessions", async () => {
  const provider = await startProvider();
  const ending = new AbortController();
  const counts = await sendTraffic({
    baseUrl: provider.url,
    apiKey: "sk-anything",
    burstCalls: 40,
    burstConcurrency: 20,
    onBurst: () => ending.abort(),
    signal: ending.signal,
  });
  const received = provider.requests;
  await provider.close();

  expect(counts.answered + counts.failed).toBeGreaterThanOrEqual(40);
  expect(counts.answered).toBeGreaterThan(counts.failed);
  expect(received).toHaveLength(counts.answered + counts.failed);
  for (const { headers } of received) {
    expect(headers).toMatchObject({
      "helicone-property-environment": expect.stringMatching(/^(production|staging|development)$/),
      "helicone-property-feature": expect.any(String),
      "helicone-user-id": expect.any(String),
      "helicone-session-id": expect.any(String),
    });
  }
  expect(new Set(received.map(({ path }) => path)).size).toBeGreaterThan(2);
});
