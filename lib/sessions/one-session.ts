import { ApiError } from "@/lib/errors";
import { listSessionRequests, oldestFirst, type SessionRequest } from "@/lib/queries/list-session-requests";
import { listSessions } from "@/lib/queries/list-sessions";
import { afterPosition } from "@/lib/queries/request-order";
import { decodeCursor, encodeCursor } from "@/lib/requests/cursor";
import { alsoUnlanded } from "./also-unlanded";
import { sessionNotFound } from "./marks";
import { oneSession } from "./selection";
import { sessionAnswers } from "./sessions";

/** A place in a session's requests. */
export interface SessionPage {
  sessionId: string;
  limit: number;
  /** The cursor of the page before. */
  cursor?: string;
}

/**
 * One session in the API's words.
 *
 * @throws ApiError `not_found`.
 */
export async function getSession(organizationId: string, sessionId: string) {
  const page = { sort: [], limit: 1, offset: 0 };
  const found = await alsoUnlanded(async () => {
    const [session] = await listSessions(oneSession(organizationId, sessionId), page);
    return session;
  });
  const [answer] = found ? await sessionAnswers(organizationId, [found], 0) : [];
  if (!answer) {
    throw sessionNotFound(sessionId);
  }
  return answer;
}

/** A page of a session's requests in the API's words, oldest first. */
export async function querySessionRequests(organizationId: string, page: SessionPage) {
  const { requests, next } = await sessionRequests(organizationId, page);
  return { spans: requests.map(spanAnswer), cursor: next && encodeCursor(oldestFirst, next) };
}

/**
 * A page of a session's requests as they are stored, oldest first.
 *
 * @throws ApiError `invalid` for a cursor Facet did not make.
 */
export function sessionRequests(organizationId: string, { sessionId, limit, cursor }: SessionPage) {
  const position = cursor === undefined ? undefined : decodeCursor(oldestFirst, cursor);
  const after = position && afterPosition(oldestFirst, position);
  if (cursor !== undefined && !after) {
    const message = "is not one that Facet made: use the cursor of the page before.";
    throw new ApiError("invalid", `cursor ${message}`, [{ path: "cursor", message }]);
  }
  return listSessionRequests(oneSession(organizationId, sessionId), { limit, after: after ?? undefined });
}

function spanAnswer(request: SessionRequest) {
  return {
    request_id: request.requestId,
    created_at: new Date(request.createdAtMs).toISOString(),
    latency_ms: request.latencyMs,
    time_to_first_token_ms: request.timeToFirstTokenMs,
    path: request.sessionPath,
    status: request.status,
    outcome: request.outcome,
    error_message: request.errorMessage,
    provider: request.provider,
    model: request.model,
    user_id: request.userId,
    cost_usd: request.costUsd,
    prompt_tokens: request.promptTokens,
    completion_tokens: request.completionTokens,
    is_stream: request.isStream,
    is_failed: request.isFailed,
    request_preview: request.requestPreview,
    response_preview: request.responsePreview,
  };
}
