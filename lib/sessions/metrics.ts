import { describeTotals, type Percentile } from "@/lib/distributions/describe-totals";
import { costMeasure, durationMeasure, requestsMeasure } from "@/lib/queries/measure-totals";
import { sessionSelection } from "@/lib/queries/session-selection";
import { type SessionNarrowing, sessionsOf } from "./selection";

interface MetricsQuery extends SessionNarrowing {
  /** The whole name, whatever the wire format calls it; empty for all sessions. */
  nameContains: string;
  pSize: Percentile;
  useInterquartile: boolean;
}

/** How requests, duration and cost spread over the sessions of a query. */
export async function querySessionMetrics(organizationId: string, { nameContains, ...query }: MetricsQuery) {
  const nameEquals = query.nameEquals ?? (nameContains === "" ? undefined : nameContains);
  const selection = sessionSelection(sessionsOf(organizationId, { ...query, nameEquals }));
  const described = await describeTotals(selection, [requestsMeasure, durationMeasure, costMeasure], query);
  const [count, duration, cost] = described;
  const average = (figure: number | null | undefined) => [{ average: figure ?? null }];
  return {
    session_count: count?.histogram ?? [],
    session_duration: duration?.histogram ?? [],
    session_cost: cost?.histogram ?? [],
    average: {
      session_count: average(count?.average),
      session_duration: average(duration?.average),
      session_cost: average(cost?.average),
    },
  };
}
