import type { Narrowing } from "@/lib/requests/selection";
import type { Figures } from "./figure-table";
import type { MetricId } from "./metric";
import { queryMetrics } from "./query-metrics";

/**
 * Figures of all requests of a selection together, neither by value nor over time; empty when it holds no time.
 *
 * @throws ApiError `invalid` for a selection that cannot be.
 */
export async function wholeFigures(
  organizationId: string,
  narrowing: Narrowing,
  metrics: readonly MetricId[],
  nowMs: number,
): Promise<Figures> {
  const { current } = await queryMetrics(
    organizationId,
    {
      ...narrowing,
      metrics,
      groupBy: [],
      bucket: null,
      zone: { timeZone: "UTC" },
      limit: 1,
      requestsMin: 0,
    },
    nowMs,
  );
  return current?.table.figures([]) ?? {};
}
