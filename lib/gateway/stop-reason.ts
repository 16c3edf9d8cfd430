import { asArray, asObject, asString } from "@/lib/guards";

/** Why the model stopped, in the provider's own word; empty when the answer does not say. */
export function stopReason(answer: unknown): string {
  const body = asObject(answer);
  if (typeof body.stop_reason === "string") {
    return body.stop_reason;
  }
  const choice = asObject(asArray(body.choices)[0]);
  if (typeof choice.finish_reason === "string") {
    return choice.finish_reason;
  }
  if (body.object === "response") {
    return asString(asObject(body.incomplete_details).reason) || asString(body.status);
  }
  const candidate = asObject(asArray(body.candidates)[0]);
  return asString(candidate.finishReason) || asString(asObject(body.promptFeedback).blockReason);
}
