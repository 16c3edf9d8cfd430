import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { z } from "zod";

/** Facet refused or failed; the sentence is its own. */
export class Refusal extends Error {}

/** The connection or the stream broke. */
export class CutOff extends Error {}

const failureSchema = z.object({ error: z.string() });
const progressSchema = z.object({
  data: z.object({
    state: z.string(),
    requests: z.number().nullable(),
    rows: z.number(),
    bytes: z.number(),
    failure: z.string().nullable(),
    checkpoint: z.object({ rows: z.number(), bytes: z.number(), cursor: z.string() }).nullable(),
  }),
});

export type Progress = z.infer<typeof progressSchema>["data"];

/** Facet's API with one key. */
export class Api {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor({ url, key }: { url: string; key: string }) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${key}` };
  }

  /** Begins an export; resolves when its first bytes are on their way. */
  async begin(body: unknown, signal: AbortSignal): Promise<{ id: string; name: string; bytes: Readable }> {
    const response = await this.#fetch("/v1/request/export", {
      method: "POST",
      headers: { ...this.#headers, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok || !response.body) throw new Refusal(await sentenceOf(response));
    const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
    return {
      id: response.headers.get("facet-export-id") ?? "",
      name: name ?? "facet-export",
      bytes: Readable.fromWeb(response.body as WebStream<Uint8Array>),
    };
  }

  /** How far an export got; null when the process that answers does not know it. */
  async progress(id: string): Promise<Progress | null> {
    const response = await this.#fetch(`/v1/request/export/${id}`, { headers: this.#headers });
    if (response.status === 404) return null;
    if (!response.ok) throw new Refusal(await sentenceOf(response));
    return progressSchema.parse(await response.json()).data;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.#url + path, init);
    } catch (error) {
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new CutOff(
        `${this.#url} does not answer (${cause}). Is Facet running there? --url says where it is.`,
      );
    }
  }
}

async function sentenceOf(response: Response): Promise<string> {
  const parsed = failureSchema.safeParse(await response.json().catch(() => null));
  return parsed.success ? parsed.data.error : `Facet answered ${response.status}.`;
}
