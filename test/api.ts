import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { closeProcessSingletons } from "@/lib/registry";

export const testApiKey = "sk-facet-test-key-of-the-default-organization";

/**
 * Points this process at a data directory of its own, with a known API key, and closes what was opened when the
 * file's tests are done. Call it once, before anything reads the environment.
 */
export function useOwnFacet(variables: Record<string, string> = {}): { dataDirectory: string } {
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

type Handler = (request: Request) => Promise<Response>;

/** What a call of a route handler answered. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape, and assert what they find.
  body: any;
  headers: Headers;
}

/** Calls a route handler as its server would, with the test's API key unless other headers are given. */
export async function call(
  handler: Handler,
  method: string,
  path: string,
  options: { body?: unknown; text?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { body, text, headers = { authorization: `Bearer ${testApiKey}` } } = options;
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await handler(
    new Request(`http://localhost:3000${path}`, { method, headers, body: sent }),
  );
  const answered = await response.text();
  return { status: response.status, body: answered && JSON.parse(answered), headers: response.headers };
}
