import { asObject, asString } from "@/lib/guards";

/** The caller's end user as a request's body names it: OpenAI's `user`, Anthropic's `metadata.user_id`; else empty. */
export function endUser(requestBody: unknown): string {
  const body = asObject(requestBody);
  return asString(body.user) || asString(asObject(body.metadata).user_id) || asString(body.safety_identifier);
}
