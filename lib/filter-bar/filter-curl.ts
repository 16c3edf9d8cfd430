import { curlCommand } from "@/lib/curl/curl-command";
import { type Filter, printWire } from "@/lib/filters";

/** The command that lists what the filter selects; it runs as it is once FACET_API_KEY is set in the shell. */
export function filterCurl(
  filter: Filter,
  timeRange: { from?: string; to?: string },
  origin: string,
): string {
  const body = { filter: printWire(filter), timeRange, limit: 100, includeBodies: false };
  return curlCommand({
    url: `${origin}/v1/request/query-clickhouse`,
    headers: [
      ["Authorization", "Bearer $FACET_API_KEY"],
      ["Content-Type", "application/json"],
    ],
    body: JSON.stringify(body),
  });
}
