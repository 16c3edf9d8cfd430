import { describeTotals, type Percentile } from "@/lib/distributions/describe-totals";
import { groupedSelection } from "@/lib/queries/grouped-selection";
import { costMeasure, requestsMeasure } from "@/lib/queries/measure-totals";
import { narrowedBy } from "@/lib/requests/between";
import { type Narrowing, selectionOf } from "@/lib/requests/selection";

interface OverviewQuery extends Narrowing {
  timeZone?: string;
  pSize: Percentile;
  useInterquartile: boolean;
}

/** How requests and cost spread over the users of a query; requests without a user are left out. */
export async function queryUserOverview(organizationId: string, query: OverviewQuery) {
  const filter = narrowedBy(query.filter.filter, { type: "condition", field: "user", operator: "exists" });
  const { timeZone } = query;
  const selection = { ...selectionOf(organizationId, { ...query, filter: { filter } }), timeZone };
  const [requests, cost] = await describeTotals(
    groupedSelection(selection, "user"),
    [requestsMeasure, costMeasure],
    query,
  );
  return { request_count: requests?.histogram ?? [], user_cost: cost?.histogram ?? [] };
}
