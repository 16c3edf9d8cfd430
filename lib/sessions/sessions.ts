import { countSessions as countStored } from "@/lib/queries/count-sessions";
import { listSessionNames } from "@/lib/queries/list-session-names";
import { listSessionTags } from "@/lib/queries/list-session-tags";
import { listSessions, type SessionOrder } from "@/lib/queries/list-sessions";
import type { SessionFigures } from "@/lib/queries/session-figures";
import { type SessionNarrowing, sessionsOf } from "./selection";

interface SessionQuery extends SessionNarrowing {
  timezoneDifference: number;
  sort: readonly SessionOrder[];
  limit: number;
  offset: number;
}

interface NameQuery extends SessionNarrowing {
  timezoneDifference: number;
  nameContains: string;
}

const newestFirst: SessionOrder = { key: "created_at", direction: "desc" };
const namesMax = 50;
const namesDays = 150;
const dayMs = 24 * 60 * 60_000;

/** A page of the sessions of a query in the API's words. */
export async function querySessions(organizationId: string, query: SessionQuery) {
  const { sort, limit, offset, timezoneDifference } = query;
  const order = sort.length > 0 ? sort : [newestFirst];
  const sessions = await listSessions(sessionsOf(organizationId, query), { sort: order, limit, offset });
  return sessionAnswers(organizationId, sessions, timezoneDifference);
}

/** Sessions in the API's words, with their tags. */
export async function sessionAnswers(
  organizationId: string,
  sessions: readonly SessionFigures[],
  aheadMinutes: number,
) {
  const tags = await listSessionTags(
    organizationId,
    sessions.map(({ sessionId }) => sessionId),
  );
  return sessions.map((session) => ({
    created_at: localTime(session.firstMs, aheadMinutes),
    latest_request_created_at: localTime(session.lastMs, aheadMinutes),
    session_id: session.sessionId,
    session_name: session.sessionName,
    total_cost: numberOrNull(session.costUsd),
    total_requests: session.requests,
    prompt_tokens: session.promptTokens,
    completion_tokens: session.completionTokens,
    total_tokens: session.promptTokens + session.completionTokens,
    avg_latency: session.avgLatencyMs,
    user_ids: session.userIds,
    total_cost_usd: session.costUsd,
    unpriced: session.unpriced,
    total_errors: session.errors,
    started_at: new Date(session.firstMs).toISOString(),
    ended_at: new Date(session.firstMs + session.durationMs).toISOString(),
    duration_ms: session.durationMs,
    models: session.models,
    tag: tags.get(session.sessionId) ?? null,
    feedback: session.feedback === "1" ? true : session.feedback === "0" ? false : null,
  }));
}

/** What all sessions of a query come to, in the API's words. */
export async function countSessions(organizationId: string, query: SessionNarrowing) {
  const { sessions, requests, costUsd, latencyMs } = await countStored(sessionsOf(organizationId, query));
  const cost = numberOrNull(costUsd);
  const per = (total: number | null, count: number) => (total === null || count === 0 ? null : total / count);
  return {
    count: sessions,
    total_cost: cost,
    avg_cost: per(cost, sessions),
    avg_latency: per(latencyMs, requests),
    avg_requests: per(requests, sessions),
    total_cost_usd: costUsd,
    total_requests: requests,
  };
}

/** The names of the sessions of a query in the API's words. */
export async function querySessionNames(organizationId: string, query: NameQuery, nowMs = Date.now()) {
  const { nameContains, timezoneDifference } = query;
  const isTimed = query.timeFilter !== undefined || query.timeRange !== undefined;
  const from = new Date(nowMs - namesDays * dayMs).toISOString();
  const narrowed = isTimed ? query : { ...query, timeRange: { from } };
  const names = await listSessionNames({ ...sessionsOf(organizationId, narrowed), nameContains }, namesMax);
  return names.map(({ name, sessions, requests, costUsd, firstMs, lastMs, latencyMs }) => ({
    name,
    created_at: localTime(firstMs, timezoneDifference),
    last_used: localTime(lastMs, timezoneDifference),
    first_used: localTime(firstMs, timezoneDifference),
    session_count: sessions,
    avg_latency: latencyMs / requests,
    total_requests: requests,
    total_cost: numberOrNull(costUsd),
    total_cost_usd: costUsd,
  }));
}

/** A moment on a clock so many minutes ahead of UTC, as the engine writes times: `2026-01-31 12:00:00.000`. */
function localTime(timeMs: number, aheadMinutes: number): string {
  return new Date(timeMs + aheadMinutes * 60_000).toISOString().replace("T", " ").replace("Z", "");
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
