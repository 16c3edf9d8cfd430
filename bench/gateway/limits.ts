import type { Facet } from "../../scripts/harness/facet";
import { postJson } from "../../scripts/harness/post-json";

/** A policy that every call carries and none reaches. */
export const limitedHeaders = { "helicone-ratelimit-policy": "1000000000;w=60" };

/** Stores limits that every call is under and none reaches: requests, and money. */
export async function makeLimits(facet: Facet): Promise<void> {
  const filter = { request_response_rmt: { provider: { equals: "openai" } } };
  await postJson(facet, "/v1/rate-limits", {
    name: "Requests",
    quota: 1_000_000_000,
    window_seconds: 60,
    unit: "request",
    filter,
  });
  await postJson(facet, "/v1/budgets", { name: "Money", amount_usd: "900000000", is_blocking: true, filter });
}
