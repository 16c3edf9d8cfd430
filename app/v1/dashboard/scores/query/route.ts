import { queryScoresOverTime } from "@/lib/api/contract/dashboard";
import { route, routes } from "@/lib/api/route";
import { bucketsOf, rangeBetween, widthOf, zoneOf } from "@/lib/metrics/wire";
import { scoresOverTime } from "@/lib/queries/scores-over-time";
import { selectionOf } from "@/lib/requests/selection";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(queryScoresOverTime, async ({ body }, { organizationId }) => {
    const { userFilter, timeFilter, dbIncrement, timeZoneDifference } = body;
    const timeRange = rangeBetween(timeFilter, "included");
    bucketsOf(dbIncrement, timeRange);
    const selection = selectionOf(organizationId, { filter: userFilter, timeRange });
    const rows = await scoresOverTime(selection, widthOf(dbIncrement), zoneOf(timeZoneDifference));
    const data = rows.map(({ startMs, name, mean }) => ({
      score_key: name,
      score_sum: mean,
      created_at_trunc: new Date(startMs).toISOString(),
    }));
    return { data, error: null };
  }),
});
