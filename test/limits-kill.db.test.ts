import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { startFacet } from "../scripts/harness/facet";
import { postJson } from "../scripts/harness/post-json";
import { providerEnvironment } from "../scripts/harness/provider-environment";
import { sendCalls } from "../scripts/harness/send-calls";
import { startProvider } from "../scripts/provider";
import { temporaryDirectory } from "./recorders";

test("a killed Facet counts on where it was, requests and money alike", async () => {
  const provider = await startProvider();
  const options = { dataDir: temporaryDirectory(), env: providerEnvironment(provider.url) };
  const limited = { headers: () => ({ "Helicone-RateLimit-Policy": "3;w=86400;s=customer" }) };
  const acme = { properties: () => ({ Customer: "acme" }) };
  const globex = { properties: () => ({ Customer: "globex" }) };
  let facet = await startFacet(options);
  const statuses = async (count: number, call: object) =>
    (await sendCalls(count, { baseUrl: facet.baseUrl, apiKey: facet.apiKey, ...call })).map(
      ({ status }) => status,
    );
  try {
    await postJson(facet, "/v1/budgets", {
      name: "Globex",
      amount_usd: "0.000001",
      is_blocking: true,
      filter: { request_response_rmt: { properties: { customer: { equals: "globex" } } } },
    });
    expect(await statuses(2, globex)).toEqual([200, 429]);
    expect(await statuses(2, { ...limited, ...acme })).toEqual([200, 200]);
    // What was counted within the last tenth of a second may be forgotten.
    await delay(250);
    await facet.kill();
    facet = await startFacet(options);
    expect(await statuses(1, globex)).toEqual([429]);
    expect(await statuses(2, { ...limited, ...acme })).toEqual([200, 429]);
  } finally {
    await facet.stop();
    await provider.close();
  }
}, 60_000);
