import { emptyFilter } from "@/lib/filters/tree";
import { countUsers } from "@/lib/queries/count-users";
import { hasUsers } from "@/lib/queries/has-users";
import { listUsers, type UserOrder } from "@/lib/queries/list-users";
import type { UserFigures } from "@/lib/queries/user-figures";
import { betweenMs, fromToMs, narrowedBy } from "@/lib/requests/between";
import { type Narrowing, selectionOf } from "@/lib/requests/selection";
import { fixedZone, isoAhead } from "@/lib/time-range/fixed-zone";

/** Two moments in epoch milliseconds, under the names the wire format gives them. */
interface UserTimeFilter {
  startTimeUnixSeconds: number;
  endTimeUnixSeconds: number;
}

interface UserMetricsQuery extends Narrowing {
  search: string;
  timeFilter?: UserTimeFilter;
  timeZone?: string;
  timeZoneDifferenceMinutes: number;
  sort: readonly UserOrder[];
  limit: number;
  offset: number;
}

const lastActiveFirst: UserOrder = { key: "last_active", direction: "desc" };
const usersMax = 100;

/** A page of the users of a query in the API's words, how many there are, and whether there are any at all. */
export async function queryUserMetrics(organizationId: string, query: UserMetricsQuery) {
  const { search, timeFilter, timeZoneDifferenceMinutes, sort, limit, offset } = query;
  const aheadMinutes = 0 - timeZoneDifferenceMinutes;
  let { filter } = query.filter;
  if (search !== "") {
    filter = narrowedBy(filter, { type: "condition", field: "user", operator: "contains", value: search });
  }
  if (timeFilter) {
    filter = betweenMs(filter, timeFilter.startTimeUnixSeconds, timeFilter.endTimeUnixSeconds);
  }
  const selection = {
    ...selectionOf(organizationId, { ...query, filter: { filter } }),
    timeZone: query.timeZone ?? fixedZone(aheadMinutes),
  };
  const [users, count, any] = await Promise.all([
    listUsers(selection, { sort: sort.length > 0 ? sort : [lastActiveFirst], limit, offset }),
    countUsers(selection),
    hasUsers(organizationId),
  ]);
  return { users: users.map((user) => userAnswer(user, aheadMinutes)), count, hasUsers: any };
}

/** The usage of some users, or of all; those with the most requests first. */
export async function queryUsers(
  organizationId: string,
  { userIds, timeFilter }: { userIds?: readonly string[]; timeFilter?: UserTimeFilter },
) {
  if (userIds?.length === 0) {
    return [];
  }
  let filter = emptyFilter;
  if (userIds) {
    filter = narrowedBy(filter, { type: "condition", field: "user", operator: "in", values: [...userIds] });
  }
  if (timeFilter) {
    filter = fromToMs(filter, timeFilter.startTimeUnixSeconds, timeFilter.endTimeUnixSeconds);
  }
  const sort: UserOrder[] = [{ key: "total_requests", direction: "desc" }];
  const users = await listUsers({ organizationId, filter }, { sort, limit: usersMax, offset: 0 });
  return users.map(({ userId, requests, promptTokens, completionTokens, costUsd }) => ({
    user_id: userId,
    count: requests,
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    cost: costUsd === null ? null : Number(costUsd),
    cost_usd: costUsd,
  }));
}

function userAnswer(user: UserFigures, aheadMinutes: number) {
  const { requests, promptTokens, completionTokens, costUsd } = user;
  return {
    id: user.userId,
    user_id: user.userId,
    active_for: user.activeDays,
    first_active: isoAhead(user.firstMs, aheadMinutes),
    last_active: isoAhead(user.lastMs, aheadMinutes),
    total_requests: requests,
    average_requests_per_day_active: requests / user.activeDays,
    average_tokens_per_request: (promptTokens + completionTokens) / requests,
    total_completion_tokens: completionTokens,
    total_prompt_tokens: promptTokens,
    cost: costUsd === null ? null : Number(costUsd),
    rate_limited_count: user.rateLimited,
    cost_usd: costUsd,
    unpriced: user.unpriced,
    total_tokens: promptTokens + completionTokens,
    total_errors: user.errors,
    avg_latency_ms: user.avgLatencyMs,
    p95_latency_ms: user.p95LatencyMs,
    sessions: user.sessions,
  };
}
