import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Facet, startFacet } from "../scripts/harness/facet";
import { waitUntilDrained } from "../scripts/harness/pending";
import { providerEnvironment } from "../scripts/harness/provider-environment";
import { type Provider, startProvider } from "../scripts/provider";

const run = promisify(execFile);
// Inside of the checkout, so that the examples find the `openai` package as an application would.
const folder = "dist/readme";
/** A bare machine has Node and bash, but perhaps no cURL. */
const curlStandIn = `command -v curl > /dev/null || curl() { "${process.execPath}" test/curl.mjs "$@"; }`;

let provider: Provider;
let facet: Facet;

beforeAll(async () => {
  provider = await startProvider();
  facet = await startFacet({ env: providerEnvironment(provider.url) });
  await mkdir(folder, { recursive: true });
});

afterAll(async () => {
  await facet.stop();
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});

test("the README's examples run as they are written, each seeing what the ones before it did", async () => {
  const readme = await readFile("README.md", "utf8");
  const examples = [...readme.matchAll(/<!-- runs -->\n```(js|bash)\n([\s\S]*?)```/g)];
  const outputs: string[] = [];
  for (const [index, [, language, text]] of examples.entries()) {
    const example = (text ?? "").replaceAll("http://localhost:3000", facet.baseUrl);
    await waitUntilDrained(facet.baseUrl);
    outputs.push(await runExample(language === "js", example, index));
  }

  const [node = "", curl = "", query = "", figures = "", alert = "", ...rest] = outputs;
  const [exported = "", edit = "", webhook = "", limited = "", budget = ""] = rest;
  expect(outputs).toHaveLength(10);
  expect(node.trim()).not.toBe("");
  expect(JSON.parse(curl)).toMatchObject({ object: "chat.completion", choices: [{ finish_reason: "stop" }] });
  const properties = { conversation: "support_issue_2", app: "mobile", environment: "production" };
  expect(JSON.parse(query)).toMatchObject({
    data: [{ properties }, { properties }],
    error: null,
  });
  expect(JSON.parse(figures)).toMatchObject({
    data: { groups: [{ key: [{ value: "production" }], figures: { requests: 2 } }] },
    error: null,
  });
  expect(JSON.parse(alert)).toMatchObject({ data: expect.anything(), error: null });
  expect(exported.trim().split("\n")).toEqual([
    expect.stringContaining('"created","model","cost","property.'),
    expect.stringContaining('"support_issue_2"'),
    expect.stringContaining('"support_issue_2"'),
    expect.stringContaining("# facet-export complete rows=2"),
  ]);
  expect(edit.trim()).toBe("200");
  expect(JSON.parse(webhook)).toMatchObject({ data: { is_enabled: true, hmac_key: expect.any(String) } });
  expect(JSON.parse(limited)).toMatchObject({ object: "chat.completion" });
  expect(JSON.parse(budget)).toMatchObject({ data: { amount_usd: "50", is_blocking: true }, error: null });
});

async function runExample(isNode: boolean, example: string, index: number): Promise<string> {
  const env = { ...process.env, FACET_API_KEY: facet.apiKey };
  if (!isNode) {
    const strict = example.replace(/^curl /, "curl -sS --fail-with-body ");
    return (await run("bash", ["-c", `${curlStandIn}\n${strict}`], { env })).stdout;
  }
  const path = `${folder}/example-${index}.mjs`;
  await writeFile(path, example);
  return (await run(process.execPath, [path], { env })).stdout;
}
