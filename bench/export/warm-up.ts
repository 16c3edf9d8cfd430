import { postJson } from "../../scripts/harness/post-json";
import type { Access } from "./download";

/**
 * Asks what people ask of a Facet that is in use, so that what the engine loads with its first statements is not
 * taken for what an export costs.
 */
export async function warmUp(facet: Access): Promise<void> {
  const ask = (path: string, body: Record<string, unknown>) =>
    postJson(facet, path, { filter: "all", ...body });
  for (let round = 0; round < 10; round++) {
    await ask("/v1/request/query-clickhouse", { limit: 1_000, offset: round * 50_000, includeBodies: false });
    await ask("/v1/request/count/query", {});
    await ask("/v1/request/histogram", {});
    await ask("/v1/request/facets", { fields: ["model", { property: "customer" }] });
  }
}
