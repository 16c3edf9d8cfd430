import { z } from "zod";
import type { Facet } from "../../scripts/harness/facet";

/** A policy that every call carries and none reaches. */
export const limitedHeaders = { "helicone-ratelimit-policy": "1000000000;w=60" };

/** Stores limits that every call is under and none reaches: requests, and money. */
export async function makeLimits({ baseUrl, apiKey }: Facet): Promise<void> {
  const filter = { request_response_rmt: { provider: { equals: "openai" } } };
  await post("/v1/rate-limits", {
    name: "Requests",
    quota: 1_000_000_000,
    window_seconds: 60,
    unit: "request",
    filter,
  });
  await post("/v1/budgets", { name: "Money", amount_usd: "900000000", is_blocking: true, filter });

  async function post(path: string, body: object): Promise<void> {
    const answer = await fetch(baseUrl + path, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    z.object({ error: z.null() }).parse(await answer.json());
  }
}
