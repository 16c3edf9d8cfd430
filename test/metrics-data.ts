import { expect } from "vitest";
import type { Database } from "@/lib/clickhouse/database";
import type { RequestRecord } from "@/lib/record";
import { findRuns } from "@/lib/rollup/find-runs";
import { sealRun } from "@/lib/rollup/seal";
import { call } from "./api";
import { requestRecord } from "./request-record";

/** A request at a time of 2026, such as `01-31T12:00:00`, without bodies. */
export function requestAt(time: string, parts: Partial<RequestRecord> = {}): RequestRecord {
  return requestRecord({
    createdAtMs: Date.parse(`2026-${time}Z`),
    requestBody: "",
    responseBody: "",
    ...parts,
  });
}

/** What a provider counted, of every kind a little. */
export const usage = (promptTokens: number, completionTokens: number) => ({
  promptTokens,
  completionTokens,
  promptCacheReadTokens: 2,
  promptCacheWriteTokens: 1,
  promptAudioTokens: 0,
  completionAudioTokens: 0,
  reasoningTokens: 3,
});

/** The data of an endpoint's answer, which must be a success, about all requests unless the body says otherwise. */
export async function answered<Answer>(
  handler: (request: Request) => Promise<Response>,
  contract: { path: string; answer: { parse: (value: unknown) => { data: Answer } } },
  body: Record<string, unknown>,
): Promise<Answer> {
  const answer = await call(handler, "POST", contract.path, { body: { filter: "all", ...body } });
  expect(answer.status, answer.text).toBe(200);
  return contract.answer.parse(JSON.parse(answer.text)).data;
}

/** Rolls up what is due between two times. */
export async function sealBetween(database: Database, from: string, to: string): Promise<void> {
  const range = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  for (const run of await findRuns(database, range)) await sealRun(database, run);
}
