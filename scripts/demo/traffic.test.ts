import { expect, test } from "vitest";
import { startProvider } from "../provider";
import { makeRandom } from "./random";
import { agent } from "./scenarios/agent";
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

test("every scenario ends each call with what the model is to answer, and tags it", () => {
  for (const scenario of [support, search, documents, codeReview, extraction, agent]) {
    for (let seed = 0; seed < 20; seed++) {
      for (const call of scenario.calls(makeRandom(seed))) {
        expect(["user", "tool"]).toContain(call.turns.at(-1)?.role);
        expect(Object.keys(call.properties).length).toBeGreaterThan(0);
      }
    }
  }
});

test("the agent goes on from the tool calls it gets, in steps of several levels", () => {
  const calls = agent.calls(makeRandom(3))[Symbol.iterator]();
  const paths: string[] = [];
  let step = calls.next(undefined);
  for (let index = 0; !step.done; index++) {
    const { path, tool, turns } = step.value;
    paths.push(path);
    const toolCall = tool ? { id: `call_${index}`, name: tool.name, argumentsText: "{}" } : null;
    step = calls.next({ toolCall });
    if (toolCall && !step.done && step.value.turns.length > turns.length) {
      expect(step.value.turns.at(-1)).toMatchObject({ role: "tool", toolCallId: toolCall.id });
    }
  }
  expect(Math.max(...paths.map((path) => path.split("/").length))).toBeGreaterThan(3);
  expect(new Set(paths).size).toBeGreaterThan(4);
});

test("the burst reaches the provider with the SDKs' own requests and carries properties, users and sessions", {
  timeout: 20_000,
}, async () => {
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
