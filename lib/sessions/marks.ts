import { ApiError } from "@/lib/errors";
import { findFeedbackRequest } from "@/lib/queries/find-feedback-request";
import { insertSessionTag } from "@/lib/queries/insert-session-tag";
import { listSessionTags } from "@/lib/queries/list-session-tags";
import { feedbackKey } from "@/lib/queries/session-figures";
import { editProperties } from "@/lib/requests/edit-properties";
import { alsoUnlanded } from "./also-unlanded";
import { oneSession } from "./selection";

/**
 * Says whether a session went well, or takes that back with null. It becomes a property of one of its requests, which
 * filters, exports and the rollup know how to deal with.
 *
 * @throws ApiError `not_found`.
 */
export async function setSessionFeedback(
  organizationId: string,
  sessionId: string,
  rating: boolean | null,
): Promise<void> {
  const requestId = await alsoUnlanded(() => findFeedbackRequest(oneSession(organizationId, sessionId)));
  if (requestId === undefined) {
    throw sessionNotFound(sessionId);
  }
  await editProperties({
    organizationId,
    requestId,
    set: rating === null ? [] : [[feedbackKey, rating ? "1" : "0"]],
    remove: rating === null ? [feedbackKey] : [],
  });
}

/** The tag of a session; null without one. */
export async function getSessionTag(organizationId: string, sessionId: string): Promise<string | null> {
  return (await listSessionTags(organizationId, [sessionId])).get(sessionId) ?? null;
}

/** Gives a session a tag in place of the one it had; an empty one takes it away. */
export async function setSessionTag(organizationId: string, sessionId: string, tag: string): Promise<void> {
  await insertSessionTag(organizationId, { sessionId, tag });
}

/** The answer to an id that no session of the organization has. */
export function sessionNotFound(sessionId: string): ApiError {
  const shown = JSON.stringify(sessionId.slice(0, 80));
  return new ApiError(
    "not_found",
    `There is no session with the id ${shown}. The id is the Helicone-Session-Id header of its requests.`,
  );
}
