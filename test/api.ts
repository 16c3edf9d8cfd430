import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { z } from "zod";
import { LazyDatabase } from "@/lib/clickhouse/lazy-database";
import { type RequestRow, requestRowSchema } from "@/lib/record";
import { closeProcessSingletons, processSingleton } from "@/lib/registry";
import { describeOnBothEngines } from "./both-engines";
import type { TestDatabase } from "./database";

export const testApiKey = "sk-facet-test-key-of-the-default-organization";

/**
 * Points this process at a data directory of its own, with a known API key, and closes what was opened when the
 * file's tests are done. Call it once, before anything reads the environment.
 */
export function ownFacet(variables: Record<string, string> = {}): { dataDirectory: string } {
  const dataDirectory = mkdtempSync(join(tmpdir(), "facet-api-"));
  Object.assign(process.env, {
    FACET_DATA_DIR: dataDirectory,
    FACET_API_KEY: testApiKey,
    FACET_LOG_LEVEL: "silent",
    ...variables,
  });
  afterAll(async () => {
    await closeProcessSingletons();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  return { dataDirectory };
}

const answerSchema = z.looseObject({
  data: z.unknown().optional(),
  error: z.string().nullish(),
  code: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  cursor: z.string().nullish(),
  trace: z.string().optional(),
});

/** What a call of a route handler answered. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: z.infer<typeof answerSchema>;
}

/**
 * Runs tests of route handlers on the embedded engine and over HTTP, each with an empty database and a process that
 * has opened nothing yet.
 */
export function describeApiOnBothEngines(name: string, tests: () => void): void {
  ownFacet();
  describeOnBothEngines(name, (open) => {
    let opened: TestDatabase;
    beforeAll(async () => {
      opened = await open();
      processSingleton("database", () => new LazyDatabase(async () => opened.database));
    });
    afterAll(async () => {
      await closeProcessSingletons();
      await opened.close();
    });
    tests();
  });
}

type Handler = (request: Request) => Promise<Response>;

/** Calls a route handler as its server would, with the test's API key unless other headers are given. */
export async function call(
  handler: Handler,
  method: string,
  path: string,
  options: { body?: unknown; text?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { body, headers = { authorization: `Bearer ${testApiKey}` } } = options;
  const sent = options.text ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await handler(
    new Request(`http://localhost:3000${path}`, { method, headers, body: sent }),
  );
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: answerSchema.parse(text === "" ? {} : JSON.parse(text)),
  };
}

/** The request rows of an answer that must be a success. */
export function rowsOf(answer: Answer): RequestRow[] {
  expect(answer.body.error).toBe(null);
  return z.array(requestRowSchema).parse(answer.body.data);
}

/** The sentence of an answer that must be the failure with this status. */
export function sentenceOf(answer: Answer, status: number): string {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.body.data).toBe(null);
  return z.string().parse(answer.body.error);
}
