import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Facet, startFacet } from "../scripts/harness/facet";
import { waitUntilDrained } from "../scripts/harness/pending";
import { providerEnvironment } from "../scripts/harness/provider-environment";
import { type Provider, startProvider } from "../scripts/provider";

const run = promisify(execFile);
/** A bare machine has Node and bash, but perhaps no cURL. */
const curlStandIn = `command -v curl > /dev/null || curl() { "${process.execPath}" test/curl.mjs "$@"; }`;

/** The documented properties, and requests that differ from them in one. */
const calls = {
  documented: { Conversation: "support_issue_2", App: "mobile", Environment: "production" },
  web: { Conversation: "support_issue_1", App: "web", Environment: "production" },
  staging: { Conversation: "support_issue_2", App: "mobile", Environment: "staging" },
};

let provider: Provider;
let facet: Facet;
const nameOf = new Map<string | null, string>();

beforeAll(async () => {
  provider = await startProvider();
  facet = await startFacet({ env: providerEnvironment(provider.url) });
  const client = new OpenAI({ baseURL: facet.baseUrl, apiKey: facet.apiKey });
  for (const [name, properties] of Object.entries(calls)) {
    const headers = Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [`Helicone-Property-${key}`, value]),
    );
    const body = {
      model: "gpt-4o-mini",
      messages: [{ role: "user" as const, content: "Hello, how are you?" }],
    };
    const { response } = await client.chat.completions.create(body, { headers }).withResponse();
    nameOf.set(response.headers.get("helicone-id"), name);
  }
  await waitUntilDrained(facet.baseUrl);
});

afterAll(async () => {
  await facet?.stop();
  await provider?.close();
});

const answerSchema = z.object({
  data: z.array(z.object({ request_id: z.string() })),
  error: z.null(),
  warnings: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

async function example(title: string) {
  const examples = (await readFile("test/query-examples.sh", "utf8")).split(/^# --- /m);
  const found = examples.find((text) => text.startsWith(`${title}\n`));
  const command = (found ?? "").slice(title.length).replaceAll("https://api.helicone.ai", facet.baseUrl);
  const { stdout } = await run("bash", ["-c", `${curlStandIn}\n${command}`], {
    env: { ...process.env, HELICONE_API_KEY: facet.apiKey },
  });
  const { data, warnings } = answerSchema.parse(JSON.parse(stdout));
  return { names: data.map(({ request_id }) => nameOf.get(request_id)).toSorted(), warnings };
}

describe("the documented examples of querying, run as they are written", () => {
  test.each([
    ["simple property filter", ["documented", "web"]],
    ["multiple property filters", ["documented"]],
    ["combining properties with other filters", ["documented", "staging"]],
    ["correct: properties with the wrapper", ["documented", "web"]],
  ])("%s", async (title, names) => {
    expect(await example(title)).toEqual({ names, warnings: undefined });
  });

  test("the documented mistake finds nothing, as documented, and the answer shows the right form", async () => {
    const { names, warnings } = await example("wrong: properties without the wrapper");
    expect(names).toEqual([]);
    expect(warnings).toEqual([
      {
        path: "filter.properties",
        message:
          "A properties filter outside request_response_rmt matches nothing. Wrap it: " +
          '{"request_response_rmt":{"properties":{"Environment":{"equals":"production"}}}}',
      },
    ]);
  });
});
