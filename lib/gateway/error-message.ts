import type { Call } from "@/lib/call";
import { asArray, asObject, asString } from "@/lib/guards";

const messageCharsMax = 2000;

/** What went wrong, in the provider's words where it has some, else in the gateway's; empty when nothing did. */
export function errorMessage(call: Call, answer: unknown, text: string): string {
  const message = call.status >= 400 ? refusal(answer, text) : failure(answer);
  return (message || call.errorMessage).slice(0, messageCharsMax);
}

/** The message of an error answer, wherever the vendors put it; a page that is no JSON speaks for itself. */
function refusal(answer: unknown, text: string): string {
  const body = asObject(Array.isArray(answer) ? answer[0] : answer);
  const error = body.error ?? asArray(body.errors)[0] ?? body.detail ?? body.message;
  const message = messageOf(error);
  return message || (answer === undefined ? text.trim().slice(0, 300) : "");
}

/** An error told with status 200: in the middle of a stream, or instead of choices as OpenRouter does. */
function failure(answer: unknown): string {
  return messageOf(asObject(answer).error);
}

function messageOf(error: unknown): string {
  return typeof error === "string" ? error : asString(asObject(error).message);
}
