import { z } from "zod";
import type { Facet } from "../../scripts/harness/facet";

/** Asks something of Facet's API that has to succeed. */
export async function post({ baseUrl, apiKey }: Facet, path: string, body: object): Promise<void> {
  const answer = await fetch(baseUrl + path, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  z.object({ error: z.null() }).parse(await answer.json());
}
