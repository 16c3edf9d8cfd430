import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Facet, startFacet } from "../scripts/harness/facet";
import { waitUntilDrained } from "../scripts/harness/pending";
import { providerEnvironment } from "../scripts/harness/provider-environment";
import { sendCalls } from "../scripts/harness/send-calls";
import { type Provider, startProvider } from "../scripts/provider";

let provider: Provider;
let facet: Facet;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "facet-command-"));
  provider = await startProvider();
  facet = await startFacet({ env: providerEnvironment(provider.url) });
  await sendCalls(9, {
    baseUrl: facet.baseUrl,
    apiKey: facet.apiKey,
    properties: (index) => ({
      ...(index % 3 === 2 ? {} : { Customer: index % 3 === 0 ? "acme" : "a/b" }),
      Environment: index < 6 ? "production" : "staging",
    }),
  });
  await waitUntilDrained(facet.baseUrl);
});

afterAll(async () => {
  await facet?.stop();
  await provider?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as a person or a timer would. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, FACET_URL: facet.baseUrl, FACET_API_KEY: facet.apiKey };
    const child = execFile(process.execPath, ["scripts/export.mjs", ...args], { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const rowsOf = (path: string): string[][] => parse(readFileSync(path));

describe("npm run export", () => {
  test("writes what the filter selects, whole or not at all", async () => {
    const out = join(folder, "production.csv");
    const filter = "property.environment:production AND missing:error";
    const { code, stderr } = await run(
      "--filter",
      filter,
      "--columns",
      "model,property.Customer",
      "--out",
      out,
    );
    expect(stderr).toContain(`${out}: 6 rows.`);
    expect(code).toBe(0);
    expect(rowsOf(out)[0]).toEqual(["model", "property.customer"]);
    expect(rowsOf(out)).toHaveLength(7);
    expect(readdirSync(folder)).toEqual(["production.csv"]);
  });

  test("puts a file per value into a folder, and says which is which", async () => {
    const out = join(folder, "customers");
    expect(await run("--segment-by", "customer", "--columns", "request_id", "--out", out)).toMatchObject({
      code: 0,
    });
    expect(readdirSync(out).toSorted()).toEqual(["(not set).csv", "_index.csv", "a_b.csv", "acme.csv"]);
    expect(rowsOf(join(out, "acme.csv"))).toHaveLength(1 + 3 + 1);
    const again = await run("--segment-by", "customer", "--out", out);
    expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining("already; --force overwrites.") });
    expect(readdirSync(out)).toHaveLength(4);
  });

  test.each([
    ["jsonl", [], 9],
    ["parquet", [], 9],
    ["csv", ["--gzip"], 9],
  ])("writes %s %j", async (format, options, rows) => {
    const out = join(folder, `all.${format}${options.length > 0 ? ".gz" : ""}`);
    const { code, stderr } = await run("--format", format, ...options, "--out", out);
    expect(stderr).toContain(`: ${rows} rows.`);
    expect(code).toBe(0);
  });

  test("sums up to standard output, with nothing else on it", async () => {
    const { code, stdout } = await run("--summary", "environment", "--quiet", "--out", "-");
    expect(code).toBe(0);
    const [head = [], ...rows]: string[][] = parse(stdout);
    expect(head.slice(0, 3)).toEqual(["property.environment", "property.environment.is_not_set", "requests"]);
    expect(rows.map((row) => [row[0], row[2]]).toSorted()).toEqual([
      ["production", "6"],
      ["staging", "3"],
    ]);
  });

  test("goes on with a file that was cut off", async () => {
    const whole = join(folder, "whole.csv");
    const out = join(folder, "cut.csv");
    const options = ["--order", "asc", "--columns", "request_id", "--to", "2100-01-01"];
    await run(...options, "--out", whole);
    // As a cut leaves it: a piece, more than what is certain, and the way to go on.
    const lines = readFileSync(whole, "utf8").split("\n");
    const { body, cursor } = await checkpointAfter(lines[4]?.replaceAll('"', "") ?? "");
    const certain = `${lines.slice(0, 5).join("\n")}\n`;
    writeFileSync(`${out}.part`, `${certain}"half a li`);
    const checkpoint = { rows: 4, bytes: certain.length, cursor };
    writeFileSync(`${out}.part.json`, JSON.stringify({ body, checkpoint }));
    expect(await run(...options, "--resume", "--out", out)).toMatchObject({ code: 0 });
    expect(readFileSync(out, "utf8")).toBe(readFileSync(whole, "utf8"));
  });

  test.each([
    [["--filter", "model:("], 2, "--filter:"],
    [["--format", "xls"], 2, '--format is "xls"; it must be one of csv, jsonl, parquet.'],
    [["--nope"], 2, "--nope"],
    [["--segment-by", "cost"], 1, "splitBy must be a field with values to tell apart"],
    [["--key", "sk-wrong-key"], 1, "This API key is not known here"],
    [["--url", "http://127.0.0.1:9"], 4, "does not answer"],
  ])("says what is wrong and leaves nothing: %j", async (options, code, sentence) => {
    const out = join(folder, "nothing.csv");
    const result = await run(...options, "--out", out);
    expect(result.stderr).toContain(sentence);
    expect(result.code).toBe(code);
    expect(readdirSync(folder).filter((name) => name.startsWith("nothing"))).toEqual([]);
  });
});

/** The cursor Facet would give behind this request, taken from an export whose pages are told apart by it. */
async function checkpointAfter(requestId: string) {
  const { printResumption } = await import("@/lib/exports/resumption");
  const { exportRequests } = await import("@/lib/api/contract/exports");
  const body = {
    filter: "all",
    timeRange: { to: "2100-01-01" },
    format: "csv",
    sort: { created_at: "asc" },
    headers: "ids",
    bodies: false,
    gzip: false,
    csv: { delimiter: ",", bom: false, guard: true },
    columns: ["request_id"],
    marker: true,
  };
  const { order } = exportRequests.input.parse({ body }).body;
  const atMs = Number.parseInt(requestId.replaceAll("-", "").slice(0, 12), 16);
  return {
    body,
    cursor: printResumption(order, { after: { atMs, requestId }, rows: 4, newestMs: Date.now() }),
  };
}
