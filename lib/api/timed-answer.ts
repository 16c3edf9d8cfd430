import type { Issue } from "@/lib/errors";

/** The body of a successful answer to a query, with how long the database took and what its filter is warned of. */
export async function timedAnswer<Data>(
  filter: { warnings?: Issue[] } | undefined,
  work: () => Promise<Data>,
) {
  const startMs = performance.now();
  const data = await work();
  const elapsedMs = Math.round(performance.now() - startMs);
  return { data, error: null, elapsed_ms: elapsedMs, warnings: filter?.warnings };
}
